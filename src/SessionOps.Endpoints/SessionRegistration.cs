using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SessionOps.Hosting;

namespace SessionOps.Endpoints;

/// <summary>The session service of a long-running host.</summary>
public static class SessionRegistration
{
    /// <summary>
    /// Adds the session service, made from the settings and ended with the host. One script world is kept ready for the next attestation, unless
    /// <c>SessionOps__KeepSpareWorld</c> is false.
    /// </summary>
    public static IServiceCollection AddSessions(this IServiceCollection services) =>
        services.AddSingleton(provider =>
            SessionServices.Create(
                provider.GetRequiredService<SessionOpsOptions>(),
                new SessionServiceDependencies
                {
                    LoggerFactory = provider.GetRequiredService<ILoggerFactory>(),
                    TimeProvider = provider.GetRequiredService<TimeProvider>(),
                    KeepSpareWorld = provider.GetRequiredService<SessionOpsOptions>().KeepSpareWorld ?? true,
                }
            )
        );
}
