using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;

namespace SessionOps.PowerShell;

/// <summary>How the default views show values: secrets masked, times from now. The objects themselves stay whole.</summary>
public static class Display
{
    // The last moment that a time can hold.
    private static readonly ulong s_maxMicroseconds = (ulong)(DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch).TotalMicroseconds;

    /// <summary>Shows that there is a secret and how long it is, with enough of its beginning to tell two apart.</summary>
    public static string Secret(string? value) =>
        value switch
        {
            null or "" => "",
            { Length: < 32 } => "****",
            _ => $"{value[..6]}**** ({value.Length})",
        };

    /// <summary>Shows a value that is a secret unless it matches a pattern.</summary>
    public static string Secret(string? value, string unless) =>
        value is not null && Regex.IsMatch(value, unless, RegexOptions.CultureInvariant) ? value : Secret(value);

    /// <summary>Shows any other value.</summary>
    public static string Text(object? value) =>
        value switch
        {
            null => "",
            DateTimeOffset time => FromNow(time, DateTimeOffset.UtcNow),
            TimeSpan span => Span(span),
            PoToken token => Secret(token.Value),
            YouTubeClient client => $"{client.Name} {client.Version}",
            string text => text,
            ICollection list => list.Count.ToString(CultureInfo.InvariantCulture),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };

    /// <summary>Says how far a time is from now, such as <c>in 11 h</c> or <c>3 min ago</c>.</summary>
    public static string FromNow(DateTimeOffset time, DateTimeOffset now)
    {
        var distance = time - now;
        return distance.Duration() < TimeSpan.FromSeconds(1) ? "now"
            : distance > TimeSpan.Zero ? $"in {Span(distance)}"
            : $"{Span(-distance)} ago";
    }

    /// <summary>Shows how far a time, given in microseconds, is from now.</summary>
    public static string Microseconds(ulong? sinceEpoch) =>
        sinceEpoch <= s_maxMicroseconds ? FromNow(DateTimeOffset.UnixEpoch.AddMicroseconds(sinceEpoch.Value), DateTimeOffset.UtcNow) : $"{sinceEpoch}";

    // In the largest unit of which there are at least two: "90 min" says more than "2 h".
    private static string Span(TimeSpan span)
    {
        var seconds = Rounded(span.TotalSeconds);
        var minutes = Rounded(seconds / 60);
        var hours = Rounded(minutes / 60);
        FormattableString text = (hours, minutes, seconds) switch
        {
            (>= 48, _, _) => $"{Rounded(hours / 24)} d",
            (_, >= 120, _) => $"{hours} h",
            (_, _, >= 120) => $"{minutes} min",
            _ => $"{seconds} s",
        };
        return FormattableString.Invariant(text);
    }

    private static double Rounded(double value) => Math.Round(value, MidpointRounding.AwayFromZero);
}
