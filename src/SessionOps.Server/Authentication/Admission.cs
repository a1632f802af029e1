using System.Net;
using Microsoft.AspNetCore.Authorization;
using SessionOps.Endpoints;

namespace SessionOps.Server.Authentication;

/// <summary>Refuses what no key is looked at for: connections from elsewhere while there is none, and addresses that sent too many wrong ones.</summary>
internal sealed class Admission(RequestDelegate next, AccessKeys keys, RequestLimits limits)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (keys.IsEmpty)
            return IsFromElsewhere(context) ? RefuseAsync(context) : next(context);
        if (context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return next(context);
        using var look = limits.Look(context);
        return look.IsAcquired ? next(context) : RequestLimits.RefuseAsync(context, look);
    }

    // A socket of the file system has no address.
    private static bool IsFromElsewhere(HttpContext context) => context.Connection.LocalIpAddress is { } address && !IPAddress.IsLoopback(address);

    private static Task RefuseAsync(HttpContext context) =>
        ProblemResponse.WriteAsync(
            context,
            StatusCodes.Status401Unauthorized,
            ErrorIds.KeyRequired,
            "This host has no key and serves this machine alone: set SessionOps__Keys__<name>."
        );
}
