using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace SessionOps.Storage.Tests;

/// <summary>Each call of the blob store with each fault of the network and of the storage: the error, how often it was asked, and that nothing stored is lost.</summary>
public sealed class BlobFaultMatrixTests : BlobStoreFixture
{
    public enum StoreCall
    {
        Read,
        Write,
        List,
        Lease,
        LeaseWrite,
    }

    public enum Fault
    {
        Refused,
        Reset,
        Slow,
        TooManyWithRetryAfter,
        TooManyWithoutRetryAfter,
        ServerError,
        Truncated,
        WrongType,
        Garbage,
        Undecompressable,
        Redirect,
        Unauthorized,
        Forbidden,
        ContainerMissing,
    }

    public static TheoryData<Fault> Faults { get; } = new(Enum.GetValues<Fault>());

    [SkippableTheory]
    [MemberData(nameof(Faults))]
    public async Task Each_call_ends_in_its_error_and_loses_nothing(Fault fault)
    {
        await Store.WriteAsync(Samples.Session(), null, default);

        // At once: the client waits between its tries.
        await Task.WhenAll(Enum.GetValues<StoreCall>().Select(call => TryAsync(call, fault)));

        await using var later = Open();
        Assert.Equal("0", (await later.ReadAsync("default", default))!.Session.EventId);
    }

    /// <summary>What a call ends in.</summary>
    private static string Seen(StoreCall call, Fault fault) =>
        // It came with a version, as from the storage, and is no record.
        call == StoreCall.Read
        && fault is (Fault.Garbage or Fault.Undecompressable)
            ? ErrorIds.StoreCorrupt
            : ErrorIds.StoreUnavailable;

    private async Task TryAsync(StoreCall call, Fault fault)
    {
        var requests = 0;
        using var network = new FaultyNetwork();
        await using var store = Open(network);
        // Each has a name of its own to lease, and a container that is known to be there.
        var name = call is StoreCall.Lease or StoreCall.LeaseWrite ? $"leased-{call}".ToLowerInvariant() : "default";
        await store.ReadAsync(name, default);
        await using var lease = call == StoreCall.LeaseWrite ? await store.TryAcquireLeaseAsync(name, default) : null;
        network.Fault = request =>
        {
            if (!Concerns(call, request))
                return null;
            Interlocked.Increment(ref requests);
            return Answer(fault, request);
        };

        var error = await Assert.ThrowsAsync<StoreException>(() =>
            call switch
            {
                StoreCall.Read => store.ReadAsync(name, default),
                StoreCall.Write => store.WriteAsync(Samples.Session(eventId: "1"), StoredSession.AnyVersion, default),
                StoreCall.List => store.ListAsync(default).ToListAsync().AsTask(),
                StoreCall.Lease => store.TryAcquireLeaseAsync(name, default),
                _ => lease!.WriteAsync(Samples.Session(name), default),
            }
        );

        Assert.True(Seen(call, fault) == error.ErrorId, $"{call}: {error.ErrorId}: {error.Message}");
        Assert.DoesNotContain("sig=", error.ToString(), StringComparison.Ordinal);
        var isRefused = fault is Fault.Unauthorized or Fault.Forbidden or Fault.Redirect or Fault.ContainerMissing;
        Assert.InRange(requests, 1, isRefused ? 1 : 3);
        network.Fault = null;
        if (call == StoreCall.LeaseWrite)
            await lease!.WriteAsync(Samples.Session(name), default);
        else
            await store.ReadAsync("default", default);
    }

    private static bool Concerns(StoreCall call, HttpRequestMessage request)
    {
        var (path, query) = (request.RequestUri!.AbsolutePath, request.RequestUri.Query);
        return call switch
        {
            StoreCall.Read => request.Method == HttpMethod.Get && path.EndsWith("/sessions/default.json", StringComparison.Ordinal),
            StoreCall.Write => request.Method == HttpMethod.Put && path.EndsWith("/sessions/default.json", StringComparison.Ordinal),
            StoreCall.List => query.Contains("comp=list", StringComparison.Ordinal),
            _ => query.Contains("comp=lease", StringComparison.Ordinal),
        };
    }

    private static HttpResponseMessage Answer(Fault fault, HttpRequestMessage request) =>
        fault switch
        {
            Fault.Refused => throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused"),
            Fault.Reset => throw new HttpRequestException(HttpRequestError.ResponseEnded, "Connection reset", new IOException("reset")),
            Fault.Slow => throw new TaskCanceledException("The request timed out."),
            Fault.TooManyWithRetryAfter => Status(HttpStatusCode.TooManyRequests, ("Retry-After", "0")),
            Fault.TooManyWithoutRetryAfter => Status(HttpStatusCode.TooManyRequests),
            Fault.ServerError => Status(HttpStatusCode.ServiceUnavailable),
            Fault.Truncated => Body(request, "application/xml", "<?xml version=\"1.0\"?><Enumerat", length: 5000),
            Fault.WrongType => Body(request, "text/html", "<html><body>Log in first.</body></html>", version: null),
            Fault.Garbage => Body(request, "application/json", "\u0001\u0002{["),
            Fault.Undecompressable => Body(request, "application/json", "not gzip", encoding: "gzip"),
            Fault.Redirect => Status(HttpStatusCode.Found, ("Location", "https://elsewhere.example/")),
            Fault.Unauthorized => Status(HttpStatusCode.Unauthorized),
            Fault.Forbidden => Status(HttpStatusCode.Forbidden),
            _ => Status(HttpStatusCode.NotFound, ("x-ms-error-code", "ContainerNotFound")),
        };

    private static HttpResponseMessage Status(HttpStatusCode status, params (string Name, string Value)[] headers)
    {
        var answer = new HttpResponseMessage(status) { Content = new ByteArrayContent([]) };
        foreach (var (name, value) in headers)
            answer.Headers.TryAddWithoutValidation(name, value);
        return answer;
    }

    private static HttpResponseMessage Body(
        HttpRequestMessage request,
        string type,
        string text,
        string? version = "\"0x8D\"",
        string? encoding = null,
        int? length = null
    )
    {
        var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text)), RequestMessage = request };
        answer.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        if (length is not null)
            answer.Content.Headers.ContentLength = length;
        if (encoding is not null)
            answer.Content.Headers.ContentEncoding.Add(encoding);
        if (version is not null)
            answer.Headers.ETag = new EntityTagHeaderValue(version);
        return answer;
    }
}
