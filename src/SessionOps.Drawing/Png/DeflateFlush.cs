namespace SessionOps.Drawing.Png;

internal enum DeflateFlush
{
    None,

    /// <summary>Compress all input and write an empty stored block, so that the stream ends at a whole byte.</summary>
    Sync,

    /// <summary>Compress all input, end the last block and write the checksum.</summary>
    Finish,
}
