using System.Security.Cryptography;
using System.Text;

namespace SessionOps.Module.Build;

/// <summary>Lets concurrent builds (of another configuration, in another window) write the module's folder one after the other.</summary>
internal sealed class BuildLock : IDisposable
{
    private readonly Mutex _mutex;

    private BuildLock(Mutex mutex) => _mutex = mutex;

    /// <summary>Waits until no other build writes the folder; the result must be disposed on the same thread.</summary>
    public static BuildLock Take(string folder)
    {
        var mutex = new Mutex(
            initiallyOwned: false,
            $@"Global\SessionOps.Module.{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(folder))), 0, 16)}"
        );
        try
        {
            mutex.WaitOne();
        }
        catch (AbandonedMutexException)
        {
            // A build was killed: this one compares every file and completes what is half done.
        }

        return new BuildLock(mutex);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _mutex.ReleaseMutex();
        _mutex.Dispose();
    }
}
