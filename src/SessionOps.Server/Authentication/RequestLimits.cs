using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using SessionOps.Endpoints;

namespace SessionOps.Server.Authentication;

/// <summary>Limits the requests (by ASP.NET Core's limiter) and the wrong keys of one address.</summary>
internal sealed class RequestLimits : IAsyncDisposable
{
    /// <summary>How many wrong keys an address may send in a minute; then none of its keys is checked before the minute is over.</summary>
    public const int FailedKeysPerMinute = 100;

    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<HttpContext> _failures = PartitionedRateLimiter.Create<HttpContext, IPAddress>(static context =>
        Window(AddressOf(context), FailedKeysPerMinute)
    );

    /// <summary>Whether requests of the address are limited. This machine's are not: it is trusted, and a proxy on it speaks for many.</summary>
    public static bool ApplyTo(HttpContext context) => !IPAddress.IsLoopback(AddressOf(context));

    /// <summary>The limiter of requests.</summary>
    public static PartitionedRateLimiter<HttpContext> Requests(int perMinute) =>
        PartitionedRateLimiter.Create<HttpContext, IPAddress>(context =>
            ApplyTo(context) ? Window(AddressOf(context), perMinute) : RateLimitPartition.GetNoLimiter(AddressOf(context))
        );

    /// <summary>Answers 429.</summary>
    public static Task RefuseAsync(HttpContext context, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var left) ? left : s_window;
        context.Response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return ProblemResponse.WriteAsync(
            context,
            StatusCodes.Status429TooManyRequests,
            ErrorIds.TooManyRequests,
            "This address sent too much within a minute; the header Retry-After says when it is answered again."
        );
    }

    /// <summary>Whether an address may try another key; the lease says when, if not.</summary>
    public RateLimitLease Look(HttpContext context) => _failures.AttemptAcquire(context, permitCount: 0);

    /// <summary>Counts a wrong key.</summary>
    public void Fail(HttpContext context) => _failures.AttemptAcquire(context).Dispose();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _failures.DisposeAsync();

    // A caller through a Unix socket has no address, and is on this machine.
    private static IPAddress AddressOf(HttpContext context) => context.Connection.RemoteIpAddress ?? IPAddress.Loopback;

    private static RateLimitPartition<IPAddress> Window(IPAddress address, int perMinute) =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = s_window });
}
