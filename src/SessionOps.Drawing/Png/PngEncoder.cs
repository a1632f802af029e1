using System.Buffers.Binary;

namespace SessionOps.Drawing.Png;

/// <summary>Writes the file that Chromium 156 gives for a canvas, byte for byte: pages hash the file, not its pixels.</summary>
/// <remarks>
/// Chromium encodes a canvas with Skia's SkPngRustEncoder at its low level: the Rust crate png, every row filtered with Up, over flate2 at level 1,
/// which is miniz_oxide. A canvas without alpha has the same colour type as one with it.
/// </remarks>
internal static class PngEncoder
{
    private const int BytesPerPixel = 4;
    private const byte UpFilter = 2;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Encodes unpremultiplied RGBA pixels, row by row without padding, as an sRGB image.</summary>
    public static byte[] Encode(ReadOnlySpan<byte> rgba, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if (rgba.Length != (long)width * height * BytesPerPixel)
            throw new ArgumentException($"{width} x {height} pixels are {(long)width * height * BytesPerPixel} bytes, not {rgba.Length}.", nameof(rgba));

        using var file = new MemoryStream();
        file.Write(Signature);
        PngChunk.Write(file, "IHDR"u8, Header(width, height));
        WriteRows(new ZlibWriter(new IdatWriter(file)), rgba, width * BytesPerPixel);
        PngChunk.Write(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Header(int width, int height)
    {
        const byte bitDepth = 8;
        const byte colourTypeRgba = 6;
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = bitDepth;
        header[9] = colourTypeRgba;
        return header;
    }

    private static void WriteRows(ZlibWriter zlib, ReadOnlySpan<byte> rgba, int rowLength)
    {
        var filtered = new byte[rowLength];
        ReadOnlySpan<byte> above = new byte[rowLength];
        while (!rgba.IsEmpty)
        {
            var row = rgba[..rowLength];
            for (var i = 0; i < filtered.Length; i++)
                filtered[i] = (byte)(row[i] - above[i]);
            // Two writes, as in the crate: what the last one leaves unsent decides how the stream ends.
            zlib.Write([UpFilter]);
            zlib.Write(filtered);
            above = row;
            rgba = rgba[rowLength..];
        }
        zlib.Flush();
        zlib.Finish();
    }
}
