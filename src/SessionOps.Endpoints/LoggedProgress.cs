using Microsoft.Extensions.Logging;

namespace SessionOps.Endpoints;

/// <summary>Writes an operation's steps to the log.</summary>
internal sealed class LoggedProgress(ILogger logger, string operation, string requestId) : IProgress<SessionStep>
{
    public void Report(SessionStep value) =>
        logger.Log(
            value.IsWarning ? LogLevel.Warning : LogLevel.Information,
            "{Operation} {RequestId}: {Stage}, {Message}",
            operation,
            requestId,
            value.Stage,
            value.Message
        );
}
