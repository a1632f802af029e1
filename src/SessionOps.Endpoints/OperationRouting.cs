using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SessionOps.Endpoints;

/// <summary>Maps operations to their routes below <c>/api</c>.</summary>
public static class OperationRouting
{
    /// <summary>Maps every route of the operation to the handler.</summary>
    public static void MapOperation(this IEndpointRouteBuilder routes, OperationDescription operation, RequestDelegate handler)
    {
        ArgumentNullException.ThrowIfNull(routes);
        ArgumentNullException.ThrowIfNull(operation);
        foreach (var route in operation.Routes)
            routes
                .MapMethods($"/api/{route.Template}", [route.Method], handler)
                .WithDisplayName($"{operation.Name} ({route.Method} {route.Template})")
                .WithMetadata(operation);
    }
}
