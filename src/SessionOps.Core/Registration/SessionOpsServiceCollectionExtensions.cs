using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SessionOps;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds SessionOps to a container.</summary>
public static class SessionOpsServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="ISessionService"/>, made from <see cref="SessionOpsOptions"/> and ended with the container. Options that cannot be used are refused
    /// when the host starts.
    /// </summary>
    public static SessionOpsBuilder AddSessionOps(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<SessionOpsOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SessionOpsOptions>, SessionOpsOptionsValidator>());
        return new SessionOpsBuilder(services);
    }

    /// <summary>Adds <see cref="ISessionService"/>, made from options that are set in code, and ended with the container.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="configure">Sets options.</param>
    public static SessionOpsBuilder AddSessionOps(this IServiceCollection services, Action<SessionOpsOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        services.Configure(configure);
        return services.AddSessionOps();
    }

    /// <summary>Adds <see cref="ISessionService"/>, made from the section <c>SessionOps</c> of a configuration and ended with the container.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="configuration">The whole configuration. An unknown setting is refused when the host starts, so that a typo is not taken for a default.</param>
    public static SessionOpsBuilder AddSessionOps(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return services.AddSessionOps(options => ConfiguredSettings.ReadInto(options, configuration));
    }
}
