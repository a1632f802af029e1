namespace SessionOps.Drawing.Png;

internal sealed class OutputBuffer(int capacity)
{
    private readonly byte[] _bytes = new byte[capacity];

    public int Length { get; private set; }

    public bool IsFull => Length == _bytes.Length;

    /// <summary>Takes as much as there is room for and returns how much that is.</summary>
    public int Take(ReadOnlySpan<byte> data)
    {
        var count = Math.Min(data.Length, _bytes.Length - Length);
        data[..count].CopyTo(_bytes.AsSpan(Length));
        Length += count;
        return count;
    }

    public void MoveTo(IdatWriter target)
    {
        target.Write(_bytes.AsSpan(0, Length));
        Length = 0;
    }
}
