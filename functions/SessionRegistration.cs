using SessionOps.Hosting;

namespace SessionOps.Functions;

/// <summary>The session service of a host that stays.</summary>
internal static class SessionRegistration
{
    /// <summary>Adds the session service, made from the settings and ended with the host.</summary>
    public static IServiceCollection AddSessions(this IServiceCollection services) => services.AddSingleton(provider => SessionServices.Create(
        provider.GetRequiredService<SessionOpsOptions>(),
        new SessionServiceDependencies
        {
            LoggerFactory = provider.GetRequiredService<ILoggerFactory>(),
            TimeProvider = provider.GetRequiredService<TimeProvider>(),
            KeepSpareWorld = true,
        }));
}
