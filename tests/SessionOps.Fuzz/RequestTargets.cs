using Microsoft.AspNetCore.Http;
using SessionOps.Endpoints;
using SessionOps.Endpoints.Plugin;

namespace SessionOps.Fuzz;

/// <summary>What callers send over HTTP.</summary>
internal static class RequestTargets
{
    private static readonly OperationDescription[] s_operations = [.. OperationEndpoints.All.Where(operation => operation.Routes is not [])];

    public static IReadOnlyList<FuzzTarget> All { get; } = [new("plugin", ReadPlugin), new("operation", ReadOperation), FuzzTarget.OfText("query", ReadQuery)];

    private static void ReadPlugin(byte[] body)
    {
        var request = Now(PluginRequest.ReadAsync(Request("POST", body), CancellationToken.None));
        FuzzTarget.Require(request.ContentBinding is null or { Length: <= 4096 }, "A binding has a limit.");
    }

    // The same body goes to every operation: they differ in their parameters alone.
    private static void ReadOperation(byte[] body)
    {
        InvalidRequestException? refused = null;
        foreach (var operation in s_operations)
        {
            try
            {
                _ = Now(new RequestReader(Request("POST", body), operation).ReadAsync(CancellationToken.None));
            }
            catch (InvalidRequestException error)
            {
                FuzzTarget.Require(error.Status is 400 or 413 or 415 && !error.Message.Any(char.IsControl), "A refusal is one line.");
                refused = error;
            }
        }

        if (refused is not null)
            throw refused;
    }

    private static void ReadQuery(string query)
    {
        foreach (var operation in s_operations)
        {
            var request = Request("GET", []);
            request.QueryString = new QueryString("?" + query);
            _ = Now(new RequestReader(request, operation).ReadAsync(CancellationToken.None));
        }
    }

    private static HttpRequest Request(string method, byte[] body)
    {
        var request = new DefaultHttpContext().Request;
        (request.Method, request.ContentType, request.Body, request.ContentLength) = (method, "application/json", new MemoryStream(body), body.Length);
        return request;
    }

    // The body is in memory: nothing waits.
    private static T Now<T>(Task<T> task)
    {
        FuzzTarget.Require(task.IsCompleted, "A body in memory is read at once.");
        return task.GetAwaiter().GetResult();
    }
}
