using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SessionOps.Endpoints.Plugin;

namespace SessionOps.Endpoints;

/// <summary>What the endpoints need of any host, besides its <see cref="ISessionService"/>.</summary>
public static class EndpointServices
{
    /// <summary>Reads the settings and adds what the endpoints need.</summary>
    /// <exception cref="InvalidInputException">A setting cannot be used.</exception>
    public static IServiceCollection AddEndpoints(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        services.TryAddSingleton(TimeProvider.System);
        var options = ConfiguredSettings.Read(configuration);
        return services
            .AddSingleton(options)
            .AddSingleton(PluginOptions.Of(options))
            .AddSingleton<Uptime>()
            .AddHostedService(provider => provider.GetRequiredService<Uptime>())
            .AddSingleton<PluginEndpoint>()
            .AddSingleton<StoreCheck>()
            .AddSingleton(OperationEndpoints.All);
    }
}
