using System.Management.Automation;

namespace SessionOps.PowerShell;

/// <summary>What PowerShell is told of an error: its stable id, a category, and what to do.</summary>
internal static class ErrorRecords
{
    private static readonly Dictionary<string, (ErrorCategory Category, string Action)> s_known = new()
    {
        [ErrorIds.InvalidInput] = (ErrorCategory.InvalidArgument, "Correct the value; Get-Help tells what the parameter takes."),
        [ErrorIds.InvalidConfiguration] = (ErrorCategory.InvalidArgument, "Correct the parameter or the environment variable SessionOps__ of that name."),
        [ErrorIds.Unreachable] = (ErrorCategory.ConnectionError, "Check the network, -Proxy and -YouTubeUrl, and try again."),
        [ErrorIds.TimedOut] = (ErrorCategory.OperationTimeout, "Try again later, or through another -Proxy."),
        [ErrorIds.RateLimited] = (ErrorCategory.LimitsExceeded, "Wait before the next attempt, reuse a session (Get-YouTubeSession) or use another address."),
        [ErrorIds.ServerError] = (ErrorCategory.ProtocolError, "Try again later: the other side has a problem."),
        [ErrorIds.ConsentRequired] = (ErrorCategory.PermissionDenied, "Use another address or -UserAgent: this one is asked for consent."),
        [ErrorIds.CaptchaRequired] = (ErrorCategory.PermissionDenied, "Use another address: this one must solve a captcha."),
        [ErrorIds.MalformedResponse] = (ErrorCategory.InvalidData, "Try again; if it stays, look for a newer version of the module."),
        [ErrorIds.MissingVisitorData] = (ErrorCategory.InvalidResult, "Try another -UserAgent or address; if it stays, look for a newer version of the module."),
        [ErrorIds.MissingChallenge] = (ErrorCategory.InvalidResult, "Try again; if it stays, look for a newer version of the module."),
        [ErrorIds.InterpreterRefused] = (ErrorCategory.SecurityError, "If you trust the host, name it with -InterpreterHost or SessionOps__InterpreterHosts."),
        [ErrorIds.InterpreterHashMismatch] = (ErrorCategory.SecurityError, "Do not use the result; check who stands between this machine and YouTube."),
        [ErrorIds.ScriptFailed] = (ErrorCategory.InvalidResult, "Try -Engine v8; if it stays, look for a newer version of the module."),
        [ErrorIds.ScriptLimitExceeded] = (ErrorCategory.LimitsExceeded, "Try again on a less busy machine, or with -Engine v8."),
        [ErrorIds.ChallengeRejected] = (ErrorCategory.InvalidResult, "Try again; if it stays, try -Engine v8 or look for a newer version of the module."),
        [ErrorIds.EmptySignalOutput] = (ErrorCategory.InvalidResult, "Try again; if it stays, try -Engine v8 or look for a newer version of the module."),
        [ErrorIds.NoIntegrityToken] = (ErrorCategory.InvalidResult, "Try another address, or -AllowFallback for a token that is rarely accepted."),
        [ErrorIds.MintFailed] = (ErrorCategory.InvalidResult, "Create the session anew with New-YouTubeSession."),
        [ErrorIds.CoolingDown] = (ErrorCategory.LimitsExceeded, "Wait: after repeated failures no attestation is tried for a while."),
        [ErrorIds.SessionNotFound] = (ErrorCategory.ObjectNotFound, "Create it with New-YouTubeSession, or look into another -Store."),
        [ErrorIds.StoreUnavailable] = (ErrorCategory.ConnectionError, "Check -Store, the network and the rights on the store."),
        [ErrorIds.StoreConflict] = (ErrorCategory.ResourceBusy, "Read the session again and repeat the change."),
        [ErrorIds.StoreCorrupt] = (ErrorCategory.InvalidData, "Create the session anew with New-YouTubeSession."),
        [ErrorIds.StoreSchemaTooNew] = (ErrorCategory.InvalidData, "Update the module: a newer version wrote the session."),
        [ErrorIds.UndecodableToken] = (ErrorCategory.InvalidData, "Copy the token whole, without quotes or spaces."),
        [ErrorIds.EngineUnavailable] = (ErrorCategory.NotInstalled, "Use -Engine jint, which runs everywhere."),
    };

    /// <summary>Makes the record of an error.</summary>
    /// <param name="error">The error.</param>
    /// <param name="target">What the failed operation was about.</param>
    public static ErrorRecord From(SessionOpsException error, object? target)
    {
        var (category, action) = s_known.GetValueOrDefault(error.ErrorId, (ErrorCategory.NotSpecified, "Repeat the command with -Verbose to see its steps."));
        action = error.RecommendedAction ?? action;
        if (error.RetryAfter is { } wait)
            action += $" Asked to wait {Display.Text(wait)}.";
        if (error.ErrorId == ErrorIds.EngineUnavailable)
            action += $" The module's dependencies are in '{Isolation.Dependencies}'.";
        return new ErrorRecord(error, error.ErrorId, category, target) { ErrorDetails = new ErrorDetails(error.Message) { RecommendedAction = action } };
    }
}
