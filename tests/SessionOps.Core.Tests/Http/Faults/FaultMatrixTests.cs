using Microsoft.Extensions.Time.Testing;
using SessionOps.Core.Tests.Documentation;
using SessionOps.Http;

namespace SessionOps.Core.Tests.Http.Faults;

/// <summary>Every stage that asks over HTTP meets every fault, over real sockets, and ends in its typed error.</summary>
public sealed class FaultMatrixTests : IDisposable
{
    private readonly DirectoryInfo _cache = Directory.CreateTempSubdirectory("sessionops-test-");
    private readonly FakeTimeProvider _time = new();

    public static TheoryData<Stage, string> Cells
    {
        get
        {
            var cells = new TheoryData<Stage, string>();
            foreach (var stage in Enum.GetValues<Stage>())
            {
                foreach (var fault in Fault.All)
                    cells.Add(stage, fault.Name);
            }

            return cells;
        }
    }

    public void Dispose() => _cache.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Ends_in_its_error(Stage stage, string name)
    {
        var fault = Fault.All.Single(candidate => candidate.Name == name);
        var requests = 0;
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new LoopbackServer(async stream =>
        {
            await LoopbackServer.ReadRequestAsync(stream);
            Interlocked.Increment(ref requests);
            asked.TrySetResult();
            try
            {
                await fault.Answer(stream);
            }
            catch (IOException)
            {
                // The client had enough and hung up.
            }
        });

        var error = await FailAsync(
            stage,
            server.Port,
            answered =>
                !fault.IsSlow ? null
                : fault.HasHeaders ? answered
                : asked.Task
        );

        Assert.True(fault.At(stage) == error.ErrorId, $"{error.ErrorId}: {error.Message}");
        Assert.Equal(fault.RetryAfter, error.RetryAfter);
        Assert.Null(error.InnerException);
        // A redirect loop is followed as often as redirects are; a service that said no is asked once.
        Assert.True(fault.IsRepeated || requests == (fault.At(stage) == ErrorIds.RedirectLoop ? 4 : 1), $"{requests} requests were sent.");
    }

    [Fact]
    public async Task Nobody_listening_is_unreachable_at_each_stage()
    {
        await using var server = new LoopbackServer(_ => Task.CompletedTask);
        var port = server.Port;
        await server.DisposeAsync();

        foreach (var stage in Enum.GetValues<Stage>())
        {
            var error = await FailAsync(stage, port, static _ => null);
            Assert.Equal(ErrorIds.Unreachable, error.ErrorId);
            Assert.Contains("the connection was refused", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_page_shows_every_cell() =>
        DocumentedTable.Matches(
            "docs/errors.md",
            "refusals",
            [
                $"| what goes wrong | {string.Join(" | ", Enum.GetNames<Stage>())} |",
                $"|---|{string.Concat(Enumerable.Repeat("---|", Enum.GetNames<Stage>().Length))}",
                $"| nobody listens | {string.Join(" | ", Enum.GetNames<Stage>().Select(_ => ErrorIds.Unreachable))} |",
                .. Fault.All.Select(fault => $"| {fault.Name} | {string.Join(" | ", Enum.GetValues<Stage>().Select(fault.At))} |"),
            ]
        );

    // The deadline passes after what is given for the arrival of the headers, if anything is.
    private async Task<SessionOpsException> FailAsync(Stage stage, int port, Func<Task, Task?> slowAfter)
    {
        var options = new SessionOpsOptions
        {
            YouTubeUrl = new Uri($"http://127.0.0.1:{port}"),
            InterpreterHosts = [$"127.0.0.1:{port}"],
            CacheFolder = _cache.FullName,
        };
        // Without retries: what is repeated, and what is not, has tests of its own.
        var headers = new HeadersHandler { InnerHandler = YouTubeHttp.CreateHandler(options) };
        using var http = new HttpClient(headers) { Timeout = Timeout.InfiniteTimeSpan };
        var asking = StageRequests.AskAsync(stage, http, options, _time);
        if (slowAfter(headers.Arrived) is { } before)
        {
            await before;
            _time.Advance(TimeSpan.FromSeconds(31));
        }

        return await Assert.ThrowsAnyAsync<SessionOpsException>(() => asking.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    /// <summary>Tells when the first headers are there.</summary>
    private sealed class HeadersHandler : DelegatingHandler
    {
        private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Arrived => _arrived.Task;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            _arrived.TrySetResult();
            return response;
        }
    }
}
