using System.Text;

namespace SessionOps.Module.Build;

/// <summary>A cabinet of one folder without compression ([MS-CAB]): Windows can write one, other systems that build a release cannot.</summary>
internal static class Cabinet
{
    private const int HeaderBytes = 36;
    private const int FolderBytes = 8;
    private const int FileBytes = 16;
    private const int MaxBlockBytes = 32768;

    // 1 January 2000, as MS-DOS wrote it: the same files make the same cabinet.
    private const ushort Date = (2000 - 1980) << 9 | 1 << 5 | 1;
    private const ushort ArchiveAttribute = 0x20;

    /// <summary>The cabinet of the files; their names are ASCII.</summary>
    public static byte[] Of(IReadOnlyCollection<(string Name, byte[] Bytes)> files)
    {
        var contents = files.SelectMany(file => file.Bytes).ToArray();
        byte[][] blocks = [.. contents.Chunk(MaxBlockBytes)];
        var dataOffset = HeaderBytes + FolderBytes + files.Sum(file => FileBytes + file.Name.Length + 1);
        var size = dataOffset + blocks.Sum(block => 8 + block.Length);

        using var stream = new MemoryStream(size);
        using var writer = new BinaryWriter(stream, Encoding.ASCII);
        writer.Write("MSCF"u8);
        writer.Write(0);
        writer.Write(size);
        writer.Write(0);
        writer.Write(HeaderBytes + FolderBytes);
        writer.Write(0);
        // Version 1.3, one folder, and neither reserved fields nor other cabinets of a set.
        writer.Write([3, 1]);
        writer.Write((ushort)1);
        writer.Write((ushort)files.Count);
        writer.Write([0, 0, 0, 0, 0, 0]);

        writer.Write(dataOffset);
        writer.Write((ushort)blocks.Length);
        writer.Write((ushort)0);

        var offset = 0;
        foreach (var (name, bytes) in files)
        {
            writer.Write(bytes.Length);
            writer.Write(offset);
            writer.Write((ushort)0);
            writer.Write(Date);
            writer.Write((ushort)0);
            writer.Write(ArchiveAttribute);
            writer.Write(Encoding.ASCII.GetBytes(name));
            writer.Write((byte)0);
            offset += bytes.Length;
        }

        foreach (var block in blocks)
        {
            // A checksum of zero is not checked.
            writer.Write(0);
            writer.Write((ushort)block.Length);
            writer.Write((ushort)block.Length);
            writer.Write(block);
        }

        return stream.ToArray();
    }
}
