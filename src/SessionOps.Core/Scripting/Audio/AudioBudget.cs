namespace SessionOps.Scripting.Audio;

/// <summary>What one rendering may use: its memory, and the time of the call that it is part of.</summary>
internal sealed class AudioBudget(CancellationToken cancellationToken)
{
    /// <summary>The most samples that a rendering may keep in tables, delays and results: 64 MB.</summary>
    public const int MaxSamples = 16 << 20;

    private long _left = MaxSamples;

    /// <summary>Gives room for samples.</summary>
    /// <exception cref="AudioGapException">The rendering would need more memory than it may use.</exception>
    public float[] Allocate(double count)
    {
        if (!(count <= _left))
            throw new AudioGapException("size");
        _left -= (long)count;
        return new float[(int)count];
    }

    /// <summary>Ends the rendering when its call has to end.</summary>
    /// <exception cref="OperationCanceledException">The call has to end.</exception>
    public void Check() => cancellationToken.ThrowIfCancellationRequested();
}
