// Another process on the same store, for tests that need one to race with or to kill. Says on standard output what it has done.
using SessionOps;
using SessionOps.Storage;
using SessionOps.Storage.Blobs;

const string name = "default";
var options = SessionOpsSettings.FromEnvironment();
await using ISessionStore store = BlobSessionStore.CanOpen(options.Store)
    ? BlobSessionStore.Create(options, TimeProvider.System)
    : new FileSessionStore(FileSessionStore.FolderFrom(options.Store), TimeProvider.System);

switch (args)
{
    case ["increment", var times]:
        for (var i = 0; i < int.Parse(times); i++)
            await IncrementAsync();
        break;

    case ["rewrite"]:
        while (true)
        {
            await IncrementAsync();
            Console.WriteLine("written");
        }

    case ["hold"]:
        await using (var lease = await store.TryAcquireLeaseAsync(name, CancellationToken.None))
        {
            Console.WriteLine(lease is null ? "refused" : "held");
            await Console.In.ReadToEndAsync();
        }

        break;

    case ["refresh"]:
        await using (
            var lease = await store.TryAcquireLeaseAsync(name, CancellationToken.None) ?? throw new InvalidOperationException("Somebody else refreshes.")
        )
        {
            var read = await store.ReadAsync(name, CancellationToken.None) ?? throw new InvalidOperationException("There is no session to refresh.");
            Console.WriteLine("held");
            Console.ReadLine();
            try
            {
                await lease.WriteAsync(read.Session with { EventId = "late" }, CancellationToken.None);
                Console.WriteLine("written");
            }
            catch (StoreException e)
            {
                Console.WriteLine(e.ErrorId);
            }
        }

        break;

    default:
        throw new ArgumentException("What to do: increment <times>, rewrite, hold, refresh.");
}

async Task IncrementAsync()
{
    while (true)
    {
        var read = await store.ReadAsync(name, CancellationToken.None) ?? throw new InvalidOperationException("There is no session to increment.");
        try
        {
            await store.WriteAsync(read.Session with { EventId = (int.Parse(read.Session.EventId!) + 1).ToString() }, read.Version, CancellationToken.None);
            return;
        }
        catch (StoreException e) when (e.ErrorId == ErrorIds.StoreConflict)
        {
            // Another writer was faster: read what it wrote.
        }
    }
}
