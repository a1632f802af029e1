using System.Runtime.InteropServices;

namespace SessionOps.Scripting;

/// <summary>The processor time of one thread, which other threads can read: what a script uses however busy the machine is.</summary>
internal sealed class ThreadClock : IDisposable
{
    private readonly int _linuxClock;
    private readonly nint _windowsHandle;

    private ThreadClock(int linuxClock, nint windowsHandle)
    {
        _linuxClock = linuxClock;
        _windowsHandle = windowsHandle;
    }

    /// <summary>What the thread has used; null where the system does not tell, or once the thread has ended.</summary>
    public TimeSpan? Used
    {
        get
        {
            if (_linuxClock != 0)
                return clock_gettime(_linuxClock, out var time) == 0
                    ? new TimeSpan((time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / TimeSpan.NanosecondsPerTick))
                    : null;
            if (_windowsHandle != 0)
                return GetThreadTimes(_windowsHandle, out _, out _, out var kernel, out var user) ? new TimeSpan(kernel + user) : null;
            return null;
        }
    }

    /// <summary>The clock of the thread that calls.</summary>
    public static ThreadClock OfCurrentThread()
    {
        try
        {
            if (OperatingSystem.IsLinux())
                return new ThreadClock(LinuxClockOf(gettid()), 0);
            if (OperatingSystem.IsWindows())
                return new ThreadClock(0, OpenThread(QueryLimitedInformation, inheritHandle: false, GetCurrentThreadId()));
        }
        catch (EntryPointNotFoundException)
        {
            // The C library is older than gettid (glibc 2.30): time is taken from the wall.
        }

        return new ThreadClock(0, 0);
    }

    public void Dispose()
    {
        if (_windowsHandle != 0)
            CloseHandle(_windowsHandle);
    }

    // As pthread_getcpuclockid makes it: bit 2 stands for "one thread", 2 for the scheduler's count. A thread that has ended gives an error and no other thread's time.
    private static int LinuxClockOf(int thread) => (~thread << 3) | 4 | 2;

    private const uint QueryLimitedInformation = 0x0800;

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeSpec
    {
        private readonly nint _seconds;
        private readonly nint _nanoseconds;

        public long Seconds => _seconds;

        public long Nanoseconds => _nanoseconds;
    }

    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int gettid();

    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int clock_gettime(int clock, out TimeSpec time);

    [DllImport("kernel32"), DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern uint GetCurrentThreadId();

    [DllImport("kernel32"), DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern nint OpenThread(uint access, [MarshalAs(UnmanagedType.Bool)] bool inheritHandle, uint thread);

    [DllImport("kernel32"), DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool GetThreadTimes(nint thread, out long created, out long ended, out long kernel, out long user);

    [DllImport("kernel32"), DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CloseHandle(nint handle);
}
