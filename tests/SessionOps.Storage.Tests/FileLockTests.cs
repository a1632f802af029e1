using System.Collections.Concurrent;
using SessionOps.Storage;

namespace SessionOps.Storage.Tests;

public sealed class FileLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Delete();

    [Fact]
    public async Task Those_who_wait_in_one_process_get_it_in_the_order_in_which_they_came()
    {
        var path = Path.Combine(_folder.Path, "a.lock");
        var order = new ConcurrentQueue<int>();
        var numbers = Enumerable.Range(0, 128).ToArray();
        var held = await FileLock.AcquireAsync(path, CancellationToken.None);
        var waiting = numbers.Select(TakeAsync).ToArray();

        held.Dispose();
        await Task.WhenAll(waiting);

        Assert.Equal(numbers, order);

        async Task TakeAsync(int number)
        {
            using var taken = await FileLock.AcquireAsync(path, CancellationToken.None);
            order.Enqueue(number);
        }
    }
}
