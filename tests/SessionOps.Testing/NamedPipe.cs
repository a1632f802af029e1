using System.ComponentModel;
using System.Runtime.InteropServices;

namespace SessionOps.Testing;

/// <summary>A pipe with a name in a folder, which holds up whoever opens it as a file; Windows has none.</summary>
public static class NamedPipe
{
    /// <summary>Makes one.</summary>
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
