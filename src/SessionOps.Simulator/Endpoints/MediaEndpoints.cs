using SessionOps.Simulator.Attestation;

namespace SessionOps.Simulator.Endpoints;

/// <summary>A media server: it hands out the first megabyte to anybody, and the rest for a token with the right binding.</summary>
internal static class MediaEndpoints
{
    /// <summary>How many bytes each piece of media has.</summary>
    public const long Length = 3 << 20;

    // What YouTube hands out while a token is still awaited (UMP's status 2).
    private const long FreeBytes = 1 << 20;

    // A client that wants more asks again, as a player does.
    private const int MaxBytes = 64 << 10;

    public static void MapMedia(this IEndpointRouteBuilder routes) => routes.MapMethods("/videoplayback", [HttpMethods.Get, HttpMethods.Head], Serve);

    private static IResult Serve(HttpContext context, Challenger challenger, AttestationDesk desk, SimulatorState state, SimulatorOptions options)
    {
        var query = context.Request.Query;
        if (challenger.FindEvent(query["ei"].ToString()) is not { } visit || query["id"].ToString() is not { Length: > 0 } videoId)
            return Results.NotFound();
        state.Saw(nameof(SimulatorState.MediaRequests));
        var range = context.Request.GetTypedHeaders().Range?.Ranges.FirstOrDefault();
        var from = range?.From ?? 0;
        if (from >= Length)
            return Results.StatusCode(StatusCodes.Status416RangeNotSatisfiable);
        var to = Math.Min(Math.Min(range?.To ?? Length - 1, Length - 1), from + MaxBytes - 1);
        if (to >= FreeBytes && !desk.Verify(query["pot"].ToString(), options.MediaBinding == MediaBinding.Video ? videoId : visit.VisitorData).IsValid)
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        context.Response.StatusCode = StatusCodes.Status206PartialContent;
        context.Response.Headers.ContentRange = $"bytes {from}-{to}/{Length}";
        return Results.Bytes(new byte[to - from + 1], "video/mp4");
    }
}
