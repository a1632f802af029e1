namespace SessionOps;

/// <summary>Every error id with its category, its HTTP status, what happened and what to do; the only place that says so.</summary>
public static class ErrorCatalogue
{
    private const string NewVersion = "if it keeps happening, look for a newer version of SessionOps";

    private const string OtherEngine = "Try again; if it keeps happening, set SessionOps__Engine to v8 or look for a newer version of SessionOps.";

    /// <summary>All of them, in the order in which a session meets them.</summary>
    public static IReadOnlyList<ErrorDescription> All { get; } =
    [
        // What was asked for.
        new(
            ErrorIds.InvalidInput,
            ErrorKind.InvalidArgument,
            400,
            "A parameter's value cannot be used.",
            "Correct the value; the help says what the parameter takes."
        ),
        new(ErrorIds.UndecodableToken, ErrorKind.InvalidData, 400, "The token cannot be decoded.", "Copy the token whole, without quotes or spaces."),
        new(
            ErrorIds.KeyRequired,
            ErrorKind.AuthenticationError,
            401,
            "The request carries no key that the server knows.",
            "Send one of the server's keys in the header x-functions-key."
        ),
        new(
            ErrorIds.TooManyRequests,
            ErrorKind.LimitsExceeded,
            429,
            "The server accepts no more requests or keys from this address at the moment.",
            "Wait as long as Retry-After says; SessionOps__RequestsPerMinute is the server's limit."
        ),
        new(
            ErrorIds.InvalidConfiguration,
            ErrorKind.InvalidArgument,
            500,
            "A setting is missing or cannot be used.",
            "Correct the setting that the message names."
        ),
        new(
            ErrorIds.EngineUnavailable,
            ErrorKind.NotInstalled,
            500,
            "The chosen script engine is not available on this machine.",
            "Set SessionOps__Engine to jint, which runs everywhere."
        ),
        // The way to YouTube and back.
        new(
            ErrorIds.Unreachable,
            ErrorKind.ConnectionError,
            502,
            "The host could not be reached: name, connection or TLS.",
            "Check the network, SessionOps__Proxy and SessionOps__YouTubeUrl, and try again."
        ),
        new(
            ErrorIds.ProxyFailed,
            ErrorKind.ConnectionError,
            502,
            "The proxy could not be reached, or refused.",
            "Check the address, user and password of SessionOps__Proxy, or of the environment's HTTP_PROXY, HTTPS_PROXY and ALL_PROXY."
        ),
        new(
            ErrorIds.NetworkLoginRequired,
            ErrorKind.AuthenticationError,
            502,
            "The network requires a login first (status 511).",
            "Log in to the network with a browser, then try again."
        ),
        new(
            ErrorIds.TimedOut,
            ErrorKind.OperationTimeout,
            504,
            "The answer did not arrive in time.",
            "Try again later; if it keeps happening, check the network and SessionOps__Proxy."
        ),
        new(
            ErrorIds.RateLimited,
            ErrorKind.LimitsExceeded,
            429,
            "The remote server answered 429 or similar: too many requests.",
            "Wait before the next attempt, ask less often, and reuse a session (Get-YouTubeSession)."
        ),
        new(
            ErrorIds.ServerError,
            ErrorKind.ProtocolError,
            502,
            "The remote server answered with a server error.",
            "Try again later: the remote server has a problem."
        ),
        new(
            ErrorIds.AccessRefused,
            ErrorKind.PermissionDenied,
            502,
            "The remote server refuses this network address (status 401, 403 or 451).",
            "Wait, and check that the network or SessionOps__Proxy is one that YouTube serves: it refuses some addresses of data centres. SessionOps does not get around a refusal."
        ),
        new(
            ErrorIds.ConsentRequired,
            ErrorKind.PermissionDenied,
            502,
            "The page is a consent page.",
            "Give or refuse consent with a browser on this network, and check SessionOps__UserAgent."
        ),
        new(
            ErrorIds.CaptchaRequired,
            ErrorKind.PermissionDenied,
            502,
            "The answer is a captcha: the remote server saw unusual traffic from this network address.",
            "Ask less often and wait until the address is trusted again; SessionOps does not solve captchas."
        ),
        new(
            ErrorIds.RedirectLoop,
            ErrorKind.ProtocolError,
            502,
            "The page redirects without end.",
            "Try again later; if it keeps happening, check SessionOps__YouTubeUrl and what SessionOps__Proxy does with redirects and cookies."
        ),
        new(
            ErrorIds.MalformedResponse,
            ErrorKind.InvalidData,
            502,
            "The answer ended early or has a wrong content type, encoding or shape.",
            $"Try again; {NewVersion}."
        ),
        new(
            ErrorIds.MissingVisitorData,
            ErrorKind.InvalidResult,
            502,
            "The page has no visitor data.",
            $"Check SessionOps__UserAgent and try again; {NewVersion}."
        ),
        new(ErrorIds.MissingChallenge, ErrorKind.InvalidResult, 502, "Neither the page nor a fallback gave a challenge.", $"Try again; {NewVersion}."),
        // The challenge.
        new(
            ErrorIds.InterpreterRefused,
            ErrorKind.SecurityError,
            502,
            "The interpreter's address is not allowed, or redirects.",
            "If you trust the host, name it in SessionOps__InterpreterHosts."
        ),
        new(
            ErrorIds.InterpreterHashMismatch,
            ErrorKind.SecurityError,
            502,
            "The interpreter does not have the announced hash.",
            "Check what is between this machine and YouTube, such as SessionOps__Proxy, and try again."
        ),
        new(ErrorIds.ScriptFailed, ErrorKind.InvalidResult, 502, "The challenge script threw or could not be parsed.", OtherEngine),
        new(
            ErrorIds.ScriptLimitExceeded,
            ErrorKind.LimitsExceeded,
            502,
            "The challenge script exceeded its limit of time, memory, statements or stack.",
            "Try again when the machine is less busy, or set SessionOps__Engine to v8."
        ),
        new(
            ErrorIds.ScriptThreadsStuck,
            ErrorKind.LimitsExceeded,
            503,
            "Too many scripts of this process could not be ended.",
            "Restart the process; SessionOps__Engine=v8 runs scripts in a process of their own, which can be ended."
        ),
        new(ErrorIds.ChallengeRejected, ErrorKind.InvalidResult, 502, "The challenge script answered with an error.", OtherEngine),
        new(ErrorIds.EmptySignalOutput, ErrorKind.InvalidResult, 502, "The snapshot carried no signal function, so nothing can be minted.", OtherEngine),
        new(
            ErrorIds.NoIntegrityToken,
            ErrorKind.InvalidResult,
            502,
            "The attestation service granted no integrity token.",
            $"Try again later; {NewVersion}. AllowFallback takes the service's fallback token, which is rarely accepted."
        ),
        new(ErrorIds.MintFailed, ErrorKind.InvalidResult, 502, "The minter failed.", "Create the session again with New-YouTubeSession."),
        new(
            ErrorIds.CoolingDown,
            ErrorKind.LimitsExceeded,
            503,
            "The breaker is open after repeated failures.",
            "Fix the cause that the message names, and wait: no attestation is tried before."
        ),
        new(
            ErrorIds.NotProven,
            ErrorKind.InvalidResult,
            502,
            "A strict test did not show that the session is served and its token accepted.",
            "Test with another video whose media needs no deciphering, or create the session again with New-YouTubeSession."
        ),
        new(
            ErrorIds.ReportedRecently,
            ErrorKind.LimitsExceeded,
            429,
            "The session was reported as refused and tested a short time ago.",
            "Wait before the next report, and use the session that Get-YouTubeSession gives now."
        ),
        // The store.
        new(
            ErrorIds.SessionNotFound,
            ErrorKind.ObjectNotFound,
            404,
            "There is no session of that name.",
            "Create it with New-YouTubeSession, or look into another SessionOps__Store."
        ),
        new(
            ErrorIds.StoreUnavailable,
            ErrorKind.ConnectionError,
            503,
            "The store could not be reached.",
            "Check SessionOps__Store, the network and the rights on the store."
        ),
        new(
            ErrorIds.StoreConflict,
            ErrorKind.ResourceBusy,
            409,
            "Somebody else changed the session in the meantime.",
            "Read the session again and repeat the change."
        ),
        new(
            ErrorIds.StoreCorrupt,
            ErrorKind.InvalidData,
            500,
            "The stored session cannot be read; it was set aside.",
            "Create the session again with New-YouTubeSession."
        ),
        // It is not overwritten: it stays in the way until SessionOps is updated or the session removed.
        new(
            ErrorIds.StoreSchemaTooNew,
            ErrorKind.InvalidData,
            409,
            "The stored session was written by a newer version.",
            "Update SessionOps, use another SessionOps__Store, or remove the session with Remove-YouTubeSession."
        ),
        // Ourselves.
        new(ErrorIds.InternalError, ErrorKind.NotSpecified, 500, "SessionOps itself failed.", "Look for the request's id in the log, and report it as a bug."),
    ];

    private static readonly Dictionary<string, ErrorDescription> s_byId = All.ToDictionary(description => description.Id, StringComparer.Ordinal);

    /// <summary>Finds the description of an id; an unknown id is described as an internal error.</summary>
    public static ErrorDescription Of(string errorId) => s_byId.TryGetValue(errorId, out var known) ? known : s_byId[ErrorIds.InternalError];
}
