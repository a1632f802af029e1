using System.ComponentModel;
using System.Runtime.InteropServices;

namespace SessionOps.Testing;

/// <summary>Makes named pipes (FIFOs), which block whoever opens them until the other end is opened. Not for Windows.</summary>
public static class NamedPipe
{
    /// <summary>Makes a pipe that only its owner may read and write.</summary>
    public static void Create(string path)
    {
        const uint OwnerReadsAndWrites = 0x180;
        if (MakeFifo(path, OwnerReadsAndWrites) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    [DllImport("libc", EntryPoint = "mkfifo", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MakeFifo([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint mode);
}
