namespace SessionOps.Drawing.Png;

internal struct Adler32()
{
    private const uint Modulus = 65521;

    // As many bytes as the sums can take before the larger one exceeds 32 bits.
    private const int MaxRun = 5552;

    private uint _sum = 1;
    private uint _sumOfSums;

    public readonly uint Value => (_sumOfSums << 16) | _sum;

    public void Add(ReadOnlySpan<byte> data)
    {
        while (!data.IsEmpty)
        {
            var run = data[..Math.Min(data.Length, MaxRun)];
            foreach (var value in run)
            {
                _sum += value;
                _sumOfSums += _sum;
            }
            _sum %= Modulus;
            _sumOfSums %= Modulus;
            data = data[run.Length..];
        }
    }
}
