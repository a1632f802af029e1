using Microsoft.Extensions.Logging;
using SessionOps.Scripting;
using SessionOps.Storage;

namespace SessionOps;

/// <summary>What a program can put in place of the defaults.</summary>
public sealed record SessionServiceDependencies
{
    /// <summary>
    /// The client of every request; null for one made from the options. The caller keeps owning it, and it decides about proxy, cookies, redirects and
    /// retries: switch automatic cookies and redirects off.
    /// </summary>
    public HttpClient? HttpClient { get; init; }

    /// <summary>Where log messages go; null for nowhere. They carry no secrets.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>What runs challenge scripts; null for Jint. The service owns it.</summary>
    public IScriptEngine? Engine { get; init; }

    /// <summary>Where sessions are kept; null for the folder of the options. The service owns it.</summary>
    public ISessionStore? Store { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Whether to keep one script world ready for the next attestation: for long-running programs, at some 7 MB.</summary>
    public bool KeepSpareWorld { get; init; }

    /// <summary>Whether the process may end soon: the first tokens for videos are stored, too, so that the next process gets them without an attestation.</summary>
    public bool IsShortLived { get; init; }
}
