using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SessionOps.Attestation;
using SessionOps.Http;
using SessionOps.InnerTube;
using SessionOps.Scripting;
using SessionOps.Storage;

namespace SessionOps.Sessions;

/// <content>Putting a session service together.</content>
internal sealed partial class SessionService
{
    /// <summary>Makes a session service.</summary>
    /// <param name="options">Where YouTube is and how to reach it.</param>
    /// <param name="store">Where sessions are kept; the service owns it.</param>
    /// <param name="engine">What runs challenges; the service owns it.</param>
    /// <param name="httpClient">What sends requests.</param>
    /// <param name="ownsHttpClient">Whether the client ends with the service.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="random">The jitter of refreshes.</param>
    /// <param name="loggers">Where log messages go; null for nowhere.</param>
    /// <param name="keepSpareWorld">Whether to keep one script world ready for the next attestation: quicker, at some 7 MB.</param>
    /// <param name="isShortLived">Whether the process may end soon: the first tokens for videos are stored, too.</param>
    public static ISessionService Create(
        SessionOpsOptions options,
        ISessionStore store,
        IScriptEngine engine,
        HttpClient httpClient,
        bool ownsHttpClient,
        TimeProvider timeProvider,
        Random random,
        ILoggerFactory? loggers = null,
        bool keepSpareWorld = false,
        bool isShortLived = false
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(engine);
        loggers ??= NullLoggerFactory.Instance;
        var metrics = new SessionOpsMetrics(timeProvider);
        var sender = new YouTubeSender(httpClient, options, timeProvider);
        var innerTube = new InnerTubeClient(sender, options, timeProvider);
        List<object> owned = engine is IDisposable ? [engine] : [];
        if (keepSpareWorld)
        {
            var spare = new SpareWorldEngine(engine, AttestationClient.WorldOf(innerTube.PageUrl, innerTube.UserAgent, options.ScriptTimeout));
            spare.WarmUp();
            engine = spare;
            owned.Insert(0, spare);
        }

        if (ownsHttpClient)
            owned.Add(httpClient);
        var api = new AttestationApi(sender, options, timeProvider);
        var attestation = new AttestationClient(
            new ChallengeClient(innerTube, api, loggers.CreateLogger<ChallengeClient>()),
            new InterpreterClient(sender, options, loggers.CreateLogger<InterpreterClient>()),
            api,
            engine,
            new LifetimePolicy(random, options.RefreshSchedule),
            options.RenewAtMintThreshold is true,
            options.ScriptTimeout,
            metrics,
            timeProvider,
            loggers.CreateLogger<AttestationClient>()
        );
        var breaker = new AttestationBreaker(CacheFolder.From(options), options.YouTubeUrl, timeProvider, loggers.CreateLogger<AttestationBreaker>());
        return new SessionService(
            new SessionServiceParts(innerTube, attestation, breaker, store, engine, metrics, timeProvider, loggers.CreateLogger<SessionService>())
            {
                Owned = owned,
                IsShortLived = isShortLived,
            }
        );
    }
}
