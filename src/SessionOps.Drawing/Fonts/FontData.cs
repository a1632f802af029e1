using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;

namespace SessionOps.Drawing.Fonts;

/// <summary>The faces that text is drawn with: the fonts of the reference machine, cut to what the painter needs by eng/fonts/build.mjs.</summary>
internal static class FontData
{
    // Not part of the assembly: these are data of their own, under the licences of the fonts (FONTS.md).
    private const string FileName = "SessionOps.Drawing.fonts.bin";

    private static readonly Lazy<Dictionary<FaceKey, PackedFace>> s_index = new(ReadIndex);
    private static readonly ConcurrentDictionary<FaceKey, Lazy<FontFace>> s_faces = new();

    /// <summary>Whether the program has the file of the outlines.</summary>
    public static bool IsPresent => File.Exists(FilePath);

    private static string FilePath => Path.Combine(NativeFolder.Beside(typeof(FontData).Assembly), FileName);

    /// <summary>The names of the families, such as "Liberation Sans".</summary>
    public static IEnumerable<string> Families => s_index.Value.Keys.Select(key => key.Family).Distinct();

    /// <summary>The face of a family in a style, or null when the family is unknown.</summary>
    public static FontFace? Find(string family, bool isBold, bool isItalic)
    {
        var key = new FaceKey(family, (isBold ? 1 : 0) + (isItalic ? 2 : 0));
        return s_index.Value.TryGetValue(key, out var packed) ? s_faces.GetOrAdd(key, _ => new(() => Unpack(packed))).Value : null;
    }

    private static Dictionary<FaceKey, PackedFace> ReadIndex()
    {
        using var stream = Open();
        using var reader = new BinaryReader(stream);
        var lengths = new (FaceKey Key, int Length, int Packed)[reader.ReadByte()];
        foreach (ref var face in lengths.AsSpan())
        {
            var family = Encoding.ASCII.GetString(reader.ReadBytes(reader.ReadByte()));
            face = (new(family, reader.ReadByte()), reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());
        }
        var faces = new Dictionary<FaceKey, PackedFace>();
        var offset = stream.Position;
        foreach (var (key, length, packed) in lengths)
        {
            faces.Add(key, new(offset, packed, length));
            offset += packed;
        }
        return faces;
    }

    private static FontFace Unpack(PackedFace face)
    {
        using var stream = Open();
        stream.Position = face.Offset;
        var packed = new byte[face.PackedLength];
        stream.ReadExactly(packed);
        var data = new byte[face.Length];
        if (!BrotliDecoder.TryDecompress(packed, data, out var written) || written != data.Length)
            throw new InvalidDataException("The outlines of a font are damaged.");
        return FontFace.Read(data);
    }

    private static FileStream Open() => File.OpenRead(FilePath);

    private readonly record struct FaceKey(string Family, int Style);

    private readonly record struct PackedFace(long Offset, int PackedLength, int Length);
}
