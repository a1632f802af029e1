namespace SessionOps.Storage;

/// <summary>Says what is wrong with a file without its path, which remote callers must not see.</summary>
internal static class FileProblem
{
    /// <summary>The problem, as the end of a sentence.</summary>
    public static string Of(Exception error) =>
        error switch
        {
            UnauthorizedAccessException => "access is denied",
            LockTimeoutException => "a file of it has been locked for too long; its holder hangs or is suspended",
            UnusableFileException => "something else is in the place of a file of it",
            DirectoryNotFoundException => "its folder cannot be found",
            PathTooLongException => "a path in it is too long",
            // ENOSPC and EDQUOT on Unix, ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL on Windows.
            { HResult: 28 or 122 or 69 or unchecked((int)0x80070070) or unchecked((int)0x80070027) } => "the disk is full",
            { HResult: 30 } => "its file system is read-only",
            _ => $"the file system reports the error 0x{error.HResult:x}",
        };
}
