using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace SessionOps.Server.Authentication;

/// <summary>Limits what an address may send.</summary>
internal static class RequestLimitServices
{
    /// <summary>Adds the limits of requests and of wrong keys.</summary>
    public static IServiceCollection AddRequestLimits(this IServiceCollection services) =>
        services
            .AddSingleton<RequestLimits>()
            .AddRateLimiter(static limiter =>
                limiter.OnRejected = static (rejected, _) => new ValueTask(RequestLimits.RefuseAsync(rejected.HttpContext, rejected.Lease))
            )
            .AddSingleton<IConfigureOptions<RateLimiterOptions>>(static provider => new ConfigureOptions<RateLimiterOptions>(limiter =>
                limiter.GlobalLimiter = RequestLimits.Requests(provider.GetRequiredService<SessionOpsOptions>().RequestsPerMinute)
            ));
}
