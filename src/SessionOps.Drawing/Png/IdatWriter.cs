namespace SessionOps.Drawing.Png;

/// <summary>Cuts the compressed stream into IDAT chunks of 4096 bytes, the size of the crate's StreamWriter.</summary>
internal sealed class IdatWriter(Stream file)
{
    private readonly byte[] _chunk = new byte[4096];
    private int _length;

    public void Write(ReadOnlySpan<byte> data)
    {
        while (!data.IsEmpty)
        {
            var count = Math.Min(data.Length, _chunk.Length - _length);
            data[..count].CopyTo(_chunk.AsSpan(_length));
            data = data[count..];
            _length += count;
            if (_length == _chunk.Length)
                EndChunk();
        }
    }

    public void EndChunk()
    {
        if (_length == 0)
            return;
        PngChunk.Write(file, "IDAT"u8, _chunk.AsSpan(0, _length));
        _length = 0;
    }
}
