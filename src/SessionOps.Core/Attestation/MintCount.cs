namespace SessionOps.Attestation;

/// <summary>Counts what a minter has minted, and says when it has reached the service's threshold.</summary>
/// <param name="threshold">After how many mints YouTube's own player attests again (<c>mintRefreshThreshold</c>); null when the answer did not say.</param>
/// <param name="renewsAtThreshold">Whether this process does so too; bgutil's servers mint far more on one minter, and no report blames it.</param>
internal sealed class MintCount(int? threshold, bool renewsAtThreshold)
{
    private int _minted;

    public int Minted => Volatile.Read(ref _minted);

    public int? Threshold => threshold;

    /// <summary>Whether a new minter should be made because of the count.</summary>
    public bool IsDue => renewsAtThreshold && Minted >= threshold;

    public void Add() => Interlocked.Increment(ref _minted);

    /// <summary>Reads the service's number; null for what cannot be a count.</summary>
    public static int? ReadThreshold(double? number) => number is >= 1 and <= int.MaxValue ? (int)number.Value : null;
}
