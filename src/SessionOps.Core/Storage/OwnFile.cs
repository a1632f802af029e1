using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SessionOps.Storage;

/// <summary>Opens files that this user, root or the owner of their folder has put there, and nothing that would block or never end.</summary>
internal static class OwnFile
{
    private const int NotFound = 2;
    private const int AccessDenied = 13;
    private const int NoDirectory = 20;

    /// <summary>Opens a file to be read, or null.</summary>
    /// <exception cref="UnusableFileException">It is not a regular file, or another user's.</exception>
    public static SafeFileHandle? Open(string path)
    {
        if (OperatingSystem.IsWindows())
            return OpenOnWindows(path);
        // Without waiting: a pipe would otherwise keep its reader until somebody writes to it.
        var flags = OperatingSystem.IsMacOS() ? 0x1000004 : 0x80800;
        var handle = new SafeFileHandle(Open(path, flags), ownsHandle: true);
        try
        {
            if (handle.IsInvalid)
                return Marshal.GetLastPInvokeError() switch
                {
                    NotFound or NoDirectory => null,
                    AccessDenied => throw new UnauthorizedAccessException($"Access to '{path}' is denied."),
                    var error => throw new IOException($"'{path}' cannot be opened: {Marshal.GetPInvokeErrorMessage(error)}."),
                };
            Check(handle, path);
            return handle;
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    private static SafeFileHandle? OpenOnWindows(string path)
    {
        try
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static void Check(SafeFileHandle handle, string path)
    {
        const int CurrentFolder = -100;
        if (!OperatingSystem.IsLinux())
            return;
        if (!TryStat(handle.DangerousGetHandle().ToInt32(), "", out var file))
            return;
        if ((file.Mode & 0xF000) != 0x8000)
            throw new UnusableFileException(path, "It is not a regular file.");
        if (
            file.User != 0
            && file.User != GetEffectiveUser()
            && TryStat(CurrentFolder, Path.GetDirectoryName(Path.GetFullPath(path))!, out var folder)
            && file.User != folder.User
        )
            throw new UnusableFileException(path, "The file belongs to another user.");
    }

    private static bool TryStat(int folder, string path, out Status status)
    {
        const int EmptyPath = 0x1000;
        const uint TypeModeAndUser = 0x1 | 0x2 | 0x8;
        try
        {
            return StatX(folder, path, EmptyPath, TypeModeAndUser, out status) == 0;
        }
        catch (EntryPointNotFoundException)
        {
            // An old C library: what is opened there is what the path says.
            status = default;
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatX(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, out Status status);

    [DllImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint GetEffectiveUser();

    // The kernel's struct statx, the same on every architecture; only what is asked for has names.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Status
    {
        [FieldOffset(20)]
        public uint User;

        [FieldOffset(28)]
        public ushort Mode;
    }
}
