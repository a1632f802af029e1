using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace SessionOps.Server.Tests.EndToEnd;

/// <summary>Everything that a process tells those who run it: each log entry with its state, scopes and exception, each activity, each measurement.</summary>
internal sealed partial class Transcript : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _told = new();
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();

    public Transcript()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Tell,
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = static (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Tell(instrument, tags));
        _meters.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Tell(instrument, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Tell(instrument, tags));
        _meters.Start();
    }

    /// <summary>All of it.</summary>
    public IReadOnlyCollection<string> Told => _told;

    /// <summary>Adds what a caller was told.</summary>
    public void Tell(string text) => _told.Enqueue(text);

    /// <summary>Adds an answer with its headers.</summary>
    public async Task TellAsync(HttpResponseMessage answer) => Tell($"{answer} {await answer.Content.ReadAsStringAsync()}");

    /// <summary>Finds the secrets in it, and what looks like one.</summary>
    public void AssertWithout(params IEnumerable<string> secrets)
    {
        Assert.NotEmpty(_told);
        foreach (var secret in secrets)
        {
            Assert.True(secret.Length >= 8, "A secret of fewer characters stands anywhere.");
            AssertNone(told => told.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }

        AssertNone(told => Token().IsMatch(told));
    }

    private void AssertNone(Func<string, bool> tellsOne)
    {
        var found = _told.Where(tellsOne).Distinct().Take(5).ToList();
        Assert.True(found is [], string.Join('\n', found));
    }

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }

    private void Tell(Activity activity) =>
        Tell(
            $"activity {activity.OperationName} {activity.DisplayName} {activity.StatusDescription} "
                + string.Join(' ', activity.TagObjects.Concat(activity.Events.SelectMany(static happened => happened.Tags)))
                + string.Join(' ', activity.Baggage)
        );

    private void Tell(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = $"measurement {instrument.Name}";
        foreach (var tag in tags)
            text += string.Create(CultureInfo.InvariantCulture, $" {tag.Key}={tag.Value}");
        Tell(text);
    }

    // Visitor data and tokens have more characters in a row than anything else that is told.
    [GeneratedRegex("[A-Za-z0-9_%-]{72,}")]
    private static partial Regex Token();

    private sealed class Logger(Transcript transcript, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            transcript.Tell($"scope {Values(state)}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            transcript.Tell($"{logLevel} {category}: {formatter(state, exception)} {Values(state)} {exception}");

        private static string Values<TState>(TState state) =>
            state is IEnumerable<KeyValuePair<string, object?>> values ? string.Join(' ', values) : state?.ToString() ?? "";
    }
}
