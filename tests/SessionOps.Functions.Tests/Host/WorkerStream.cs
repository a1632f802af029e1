using System.Collections.Concurrent;
using System.Threading.Channels;
using Grpc.Core;

namespace SessionOps.Functions.Tests.Host;

/// <summary>The host's end of the stream that a worker opens: questions, answers, and all that the worker logs.</summary>
internal sealed class WorkerStream : FunctionRpc.FunctionRpcBase
{
    private readonly Channel<StreamingMessage> _outgoing = Channel.CreateUnbounded<StreamingMessage>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage>> _waiting = new();
    private readonly TaskCompletionSource<StreamingMessage> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> _log = new();
    private volatile string? _endedBy;

    /// <summary>Whatever the worker sent to the host's log.</summary>
    public IReadOnlyCollection<string> Log => _log;

    /// <summary>Ends when the worker has opened the stream.</summary>
    public Task OpenedAsync() => _opened.Task;

    public void Send(StreamingMessage message) => _outgoing.Writer.TryWrite(message);

    /// <summary>Sends a question and waits for its answer.</summary>
    /// <param name="key">What the answer is recognized by, as <see cref="KeyOf"/> reads it.</param>
    /// <param name="message">The question.</param>
    public async Task<StreamingMessage> AskAsync(string key, StreamingMessage message)
    {
        var waiting = _waiting.GetOrAdd(key, _ => new TaskCompletionSource<StreamingMessage>(TaskCreationOptions.RunContinuationsAsynchronously));
        message.RequestId = Guid.NewGuid().ToString();
        Send(message);
        // Looked at after it was added, as End does the other way round: one of the two sees it.
        if (_endedBy is { } reason)
            waiting.TrySetException(new InvalidOperationException(reason));
        return await waiting.Task;
    }

    /// <summary>Fails everybody who waits for an answer.</summary>
    public void End(string reason)
    {
        _endedBy = reason;
        _opened.TrySetException(new InvalidOperationException(reason));
        foreach (var waiting in _waiting.Values)
            waiting.TrySetException(new InvalidOperationException(reason));
    }

    public override async Task EventStream(
        IAsyncStreamReader<StreamingMessage> requestStream,
        IServerStreamWriter<StreamingMessage> responseStream,
        ServerCallContext context
    )
    {
        var reading = ReadAsync(requestStream, context.CancellationToken);
        try
        {
            await foreach (var message in _outgoing.Reader.ReadAllAsync(context.CancellationToken))
                await responseStream.WriteAsync(message, context.CancellationToken);
        }
        catch (OperationCanceledException)
        {
            await reading;
        }
    }

    private async Task ReadAsync(IAsyncStreamReader<StreamingMessage> incoming, CancellationToken cancellationToken)
    {
        try
        {
            while (await incoming.MoveNext(cancellationToken))
                Receive(incoming.Current);
            End("The worker closed its stream.");
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            End("The worker's stream broke off.");
        }
    }

    private void Receive(StreamingMessage message)
    {
        if (message.RpcLog is { } line)
            _log.Enqueue($"{line.Level} {line.Category}: {line.Message} {line.Exception?.Message} {line.Exception?.StackTrace} {line.Properties}");
        else if (message.StartStream is not null)
            _opened.TrySetResult(message);
        else if (_waiting.TryRemove(KeyOf(message), out var waiting))
            waiting.TrySetResult(message);
    }

    private static string KeyOf(StreamingMessage message) =>
        message.ContentCase switch
        {
            StreamingMessage.ContentOneofCase.FunctionLoadResponse => message.FunctionLoadResponse.FunctionId,
            StreamingMessage.ContentOneofCase.InvocationResponse => message.InvocationResponse.InvocationId,
            var kind => kind.ToString(),
        };
}
