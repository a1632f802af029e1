using Microsoft.AspNetCore.Http;

namespace SessionOps.Endpoints;

/// <summary>One address of an operation.</summary>
/// <param name="Method">The HTTP method in capitals.</param>
/// <param name="Template">The path below <c>/api</c> without a slash in front, such as <c>sessions/{name}</c>.</param>
public sealed record OperationRoute(string Method, string Template)
{
    /// <summary>Where a request to this route carries the parameter.</summary>
    public ParameterSource SourceOf(OperationParameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        if (Template.Contains($"{{{parameter.Name}}}", StringComparison.Ordinal))
            return ParameterSource.Route;
        return HasBody(Method) ? ParameterSource.Body : ParameterSource.Query;
    }

    internal static bool HasBody(string method) => !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsDelete(method);
}
