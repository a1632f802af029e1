using System.Security.Cryptography;
using System.Text;

namespace SessionOps.Module.Build;

/// <summary>Lets builds at the same time (of another configuration, in another window) write the module's folder one after the other.</summary>
internal sealed class BuildLock : IDisposable
{
    private readonly Mutex _mutex;

    private BuildLock(Mutex mutex) => _mutex = mutex;

    /// <summary>Waits until no other build writes the folder; to be given back on the same thread.</summary>
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
            // A build that was killed: this one compares every file and makes good what is half done.
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
