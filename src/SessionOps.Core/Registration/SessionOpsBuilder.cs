using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SessionOps.Scripting;
using SessionOps.Storage;

namespace SessionOps;

/// <summary>Chooses what the session service of a container is made of.</summary>
public sealed class SessionOpsBuilder
{
    internal SessionOpsBuilder(IServiceCollection services)
    {
        Services = services;
        services.TryAddSingleton(Create);
    }

    /// <summary>The container's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Runs challenge scripts in this engine instead of Jint. The session service owns it.</summary>
    public SessionOpsBuilder UseEngine(Func<IServiceProvider, IScriptEngine> engine) => Choose(engine);

    /// <summary>Keeps sessions in this store instead of a folder. The session service owns it.</summary>
    public SessionOpsBuilder UseStore(Func<IServiceProvider, ISessionStore> store) => Choose(store);

    /// <summary>Sends requests with this client instead of one made from the options. It is not disposed; switch automatic cookies and redirects off.</summary>
    public SessionOpsBuilder UseHttpClient(Func<IServiceProvider, HttpClient> client) => Choose(client);

    /// <summary>Sends requests with the named client of <see cref="IHttpClientFactory"/>, whose handlers then decide about proxy, cookies, redirects and retries.</summary>
    public SessionOpsBuilder UseHttpClient(string name) => UseHttpClient(provider => provider.GetRequiredService<IHttpClientFactory>().CreateClient(name));

    // The last choice counts, also when the container is set up in several places.
    private SessionOpsBuilder Choose<T>(Func<IServiceProvider, T> part)
    {
        ArgumentNullException.ThrowIfNull(part);
        Services.Replace(ServiceDescriptor.Singleton(part));
        return this;
    }

    private static ISessionService Create(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<SessionOpsOptions>>().Value;
        return SessionOpsClient.Create(
            options,
            new SessionServiceDependencies
            {
                HttpClient = Chosen<HttpClient>(provider),
                LoggerFactory = provider.GetService<ILoggerFactory>(),
                Engine = Chosen<IScriptEngine>(provider),
                Store = Chosen<ISessionStore>(provider),
                TimeProvider = provider.GetService<TimeProvider>() ?? TimeProvider.System,
                KeepSpareWorld = options.KeepSpareWorld ?? true,
            }
        );
    }

    private static T? Chosen<T>(IServiceProvider provider)
        where T : class => provider.GetService<Func<IServiceProvider, T>>()?.Invoke(provider);
}
