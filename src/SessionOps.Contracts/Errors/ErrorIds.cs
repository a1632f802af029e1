namespace SessionOps;

/// <summary>The stable ids of <see cref="SessionOpsException.ErrorId"/>: never renamed, never reused.</summary>
public static class ErrorIds
{
    /// <summary>A parameter's value cannot be used.</summary>
    public const string InvalidInput = "InvalidInput";

    /// <summary>A setting is missing or cannot be used.</summary>
    public const string InvalidConfiguration = "InvalidConfiguration";

    /// <summary>The request carries no key that the server knows.</summary>
    public const string KeyRequired = "KeyRequired";

    /// <summary>The server accepts no more requests or keys from this address at the moment.</summary>
    public const string TooManyRequests = "TooManyRequests";

    /// <summary>The host could not be reached: name, connection or TLS.</summary>
    public const string Unreachable = "Unreachable";

    /// <summary>The proxy could not be reached, or refused.</summary>
    public const string ProxyFailed = "ProxyFailed";

    /// <summary>The network requires a login first (status 511).</summary>
    public const string NetworkLoginRequired = "NetworkLoginRequired";

    /// <summary>The answer did not arrive in time.</summary>
    public const string TimedOut = "TimedOut";

    /// <summary>The remote server answered 429 or similar.</summary>
    public const string RateLimited = "RateLimited";

    /// <summary>The remote server answered with a server error.</summary>
    public const string ServerError = "ServerError";

    /// <summary>The remote server refuses this network address (status 401, 403 or 451).</summary>
    public const string AccessRefused = "AccessRefused";

    /// <summary>The page is a consent page.</summary>
    public const string ConsentRequired = "ConsentRequired";

    /// <summary>The page is a captcha ("unusual traffic").</summary>
    public const string CaptchaRequired = "CaptchaRequired";

    /// <summary>The page redirects without end.</summary>
    public const string RedirectLoop = "RedirectLoop";

    /// <summary>The answer ended early or has a wrong content type or shape.</summary>
    public const string MalformedResponse = "MalformedResponse";

    /// <summary>The page has no visitor data.</summary>
    public const string MissingVisitorData = "MissingVisitorData";

    /// <summary>Neither the page nor a fallback gave a challenge.</summary>
    public const string MissingChallenge = "MissingChallenge";

    /// <summary>The interpreter's URL is not on an allowed host, or redirects.</summary>
    public const string InterpreterRefused = "InterpreterRefused";

    /// <summary>The interpreter does not have the announced hash.</summary>
    public const string InterpreterHashMismatch = "InterpreterHashMismatch";

    /// <summary>The script threw or could not be parsed.</summary>
    public const string ScriptFailed = "ScriptFailed";

    /// <summary>The script exceeded its limit of time, memory, statements or stack.</summary>
    public const string ScriptLimitExceeded = "ScriptLimitExceeded";

    /// <summary>Too many scripts of this process could not be ended, so no other is started.</summary>
    public const string ScriptThreadsStuck = "ScriptThreadsStuck";

    /// <summary>The challenge script answered with an error (<c>E:</c>).</summary>
    public const string ChallengeRejected = "ChallengeRejected";

    /// <summary>The snapshot carried no signal function, so nothing can be minted.</summary>
    public const string EmptySignalOutput = "EmptySignalOutput";

    /// <summary>The attestation service granted no integrity token.</summary>
    public const string NoIntegrityToken = "NoIntegrityToken";

    /// <summary>The minter failed.</summary>
    public const string MintFailed = "MintFailed";

    /// <summary>The breaker is open after repeated failures.</summary>
    public const string CoolingDown = "CoolingDown";

    /// <summary>A strict test did not show that a session is served and its token accepted.</summary>
    public const string NotProven = "NotProven";

    /// <summary>The session was reported as refused a short time ago.</summary>
    public const string ReportedRecently = "ReportedRecently";

    /// <summary>There is no session of that name.</summary>
    public const string SessionNotFound = "SessionNotFound";

    /// <summary>The store could not be reached.</summary>
    public const string StoreUnavailable = "StoreUnavailable";

    /// <summary>Somebody else changed the session in the meantime.</summary>
    public const string StoreConflict = "StoreConflict";

    /// <summary>The stored session cannot be read; it was set aside.</summary>
    public const string StoreCorrupt = "StoreCorrupt";

    /// <summary>The stored session was written by a newer version.</summary>
    public const string StoreSchemaTooNew = "StoreSchemaTooNew";

    /// <summary>The token cannot be decoded.</summary>
    public const string UndecodableToken = "UndecodableToken";

    /// <summary>The chosen script engine is not available on this machine.</summary>
    public const string EngineUnavailable = "EngineUnavailable";

    /// <summary>SessionOps itself failed.</summary>
    public const string InternalError = "InternalError";
}
