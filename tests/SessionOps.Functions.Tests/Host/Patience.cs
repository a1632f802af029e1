namespace SessionOps.Functions.Tests.Host;

/// <summary>Ends every wait for the worker, so that a test fails and says why instead of hanging.</summary>
internal static class Patience
{
    /// <summary>Far longer than anything here takes on a busy machine, and shorter than the time-outs of clients.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    /// <summary>Waits for the work; past the limit the exception says what was waited for and what the worker had logged.</summary>
    public static async Task<T> WithinAsync<T>(this Task<T> work, string awaited, IEnumerable<string> log)
    {
        await ((Task)work).WithinAsync(awaited, log);
        return await work;
    }

    /// <inheritdoc cref="WithinAsync{T}"/>
    public static async Task WithinAsync(this Task work, string awaited, IEnumerable<string> log)
    {
        if (await Task.WhenAny(work, Task.Delay(Limit)) != work)
            throw Exhausted(awaited, log);
        await work;
    }

    /// <summary>Waits until the condition holds.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition, string awaited, IEnumerable<string> log)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!await condition())
        {
            if (limit.IsCancellationRequested)
                throw Exhausted(awaited, log);
            await Task.Delay(20);
        }
    }

    private static TimeoutException Exhausted(string awaited, IEnumerable<string> log) =>
        new($"{awaited} did not come within {Limit.TotalSeconds:0} seconds. The worker's log: {string.Join('\n', log)}");
}
