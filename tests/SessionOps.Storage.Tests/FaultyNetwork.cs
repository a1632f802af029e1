namespace SessionOps.Storage.Tests;

/// <summary>A network on which a test can make requests fail.</summary>
public sealed class FaultyNetwork : DelegatingHandler
{
    private readonly TaskCompletionSource _faulted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public FaultyNetwork()
        : base(new SocketsHttpHandler()) { }

    /// <summary>Answers in place of the storage, or throws; null, or an answer that is null, for no fault.</summary>
    public Func<HttpRequestMessage, HttpResponseMessage?>? Fault { get; set; }

    /// <summary>Called before a request is sent on to the storage.</summary>
    public Func<HttpRequestMessage, Task> Sending { get; set; } = static _ => Task.CompletedTask;

    /// <summary>Loses the answer to a request that the storage has already carried out.</summary>
    public Func<HttpRequestMessage, bool> LosesAnswer { get; set; } = _ => false;

    /// <summary>Done when a fault has happened.</summary>
    public Task Faulted => _faulted.Task;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (AnswerInPlace(request) is { } answer)
            return answer;
        await Sending(request);
        var response = await base.SendAsync(request, cancellationToken);
        if (!LosesAnswer(request))
            return response;
        response.Dispose();
        _faulted.TrySetResult();
        throw new HttpRequestException("The connection was reset.");
    }

    private HttpResponseMessage? AnswerInPlace(HttpRequestMessage request)
    {
        try
        {
            if (Fault?.Invoke(request) is not { } answer)
                return null;
            _faulted.TrySetResult();
            return answer;
        }
        catch
        {
            _faulted.TrySetResult();
            throw;
        }
    }
}
