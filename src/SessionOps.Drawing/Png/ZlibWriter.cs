namespace SessionOps.Drawing.Png;

/// <summary>Feeds the compressor as flate2's writer does: through a buffer of 32 KB that is emptied before each run, not after it.</summary>
internal sealed class ZlibWriter
{
    private readonly IdatWriter _target;
    private readonly OutputBuffer _output = new(32 * 1024);
    private readonly Deflater _deflater;

    public ZlibWriter(IdatWriter target)
    {
        _target = target;
        _deflater = new Deflater(_output);
    }

    public void Write(ReadOnlySpan<byte> data)
    {
        while (!data.IsEmpty)
        {
            _output.MoveTo(_target);
            _deflater.Run(ref data, DeflateFlush.None);
        }
    }

    public void Flush()
    {
        ReadOnlySpan<byte> none = [];
        // The buffer still holds the last write's output: when there is no room for the rest, flate2 leaves that, and the marker, to Finish.
        _deflater.Run(ref none, DeflateFlush.Sync);
        MoveAll(DeflateFlush.None);
        _target.EndChunk();
    }

    public void Finish()
    {
        MoveAll(DeflateFlush.Finish);
        _target.EndChunk();
    }

    private void MoveAll(DeflateFlush flush)
    {
        ReadOnlySpan<byte> none = [];
        do
        {
            _output.MoveTo(_target);
            _deflater.Run(ref none, flush);
        } while (_output.Length > 0);
    }
}
