using System.Net;
using Microsoft.AspNetCore.Authorization;
using SessionOps.Endpoints;

namespace SessionOps.Server.Authentication;

/// <summary>Refuses what no key is looked at for: connections from elsewhere while there is none, and addresses that sent too many wrong ones.</summary>
internal sealed class Admission(RequestDelegate next, AccessKeys keys, RequestLimits limits)
{
    public async Task InvokeAsync(HttpContext context)
    {
        // A socket of the file system has no address.
        if (keys.IsEmpty && context.Connection.LocalIpAddress is { } address && !IPAddress.IsLoopback(address))
        {
            await ProblemResponse.WriteAsync(
                context,
                StatusCodes.Status401Unauthorized,
                ErrorIds.KeyRequired,
                "This host has no key and serves this machine alone: set SessionOps__Keys__<name>."
            );
            return;
        }

        if (!keys.IsEmpty && context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null)
        {
            using var look = limits.Look(context);
            if (!look.IsAcquired)
            {
                await RequestLimits.RefuseAsync(context, look);
                return;
            }
        }

        await next(context);
    }
}
