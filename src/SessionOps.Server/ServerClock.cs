namespace SessionOps.Server;

/// <summary>Compares this machine's clock with the dates that answers carry.</summary>
internal sealed class ServerClock(TimeProvider timeProvider) : DelegatingHandler
{
    /// <summary>Beyond this, what other processes stored is not believed, and theirs do not believe this one.</summary>
    public static readonly TimeSpan MaxOffset = TimeSpan.FromMinutes(5);

    /// <summary>How far this clock is ahead of the first answer's, to about a second; null before there was one with a date.</summary>
    public TimeSpan? Offset { get; private set; }

    /// <summary>Whether it is too far from it.</summary>
    public bool IsOff => Offset?.Duration() > MaxOffset;

    /// <summary>The same as a sentence for people.</summary>
    public string Describe() =>
        Offset switch
        {
            null => "not compared: no answer said what time it is",
            { } offset when offset.Duration() < TimeSpan.FromSeconds(2) => "as YouTube's",
            { } offset => $"{offset.Duration():d\\.hh\\:mm\\:ss} {(offset > TimeSpan.Zero ? "ahead of" : "behind")} YouTube's"
                + (IsOff ? ": set this machine's clock, by which stored sessions are judged" : ""),
        };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        Offset ??= timeProvider.GetUtcNow() - response.Headers.Date;
        return response;
    }
}
