using System.Globalization;
using System.Runtime.InteropServices;
using SessionOps.Endpoints;
using SessionOps.Endpoints.Plugin;
using SessionOps.Hosting;
using SessionOps.Http;

namespace SessionOps.Server;

/// <summary>Obtains a session that is not kept, step by step, and reports what it took, what was missing and what went wrong, without secrets.</summary>
/// <param name="options">The settings to examine.</param>
/// <param name="open">Opens a session service.</param>
/// <param name="clock">Compares the clock with the answers that the services get.</param>
/// <param name="output">Where the report goes.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class Doctor(
    SessionOpsOptions options,
    Func<SessionOpsOptions, ISessionService> open,
    ServerClock clock,
    TextWriter output,
    TimeProvider timeProvider
) : IProgress<SessionStep>
{
    // "Me at the zoo", YouTube's first video.
    private const string Video = "jNQXAC9IVRw";

    private string? _step;
    private long _since;

    /// <summary>Examines what the settings name.</summary>
    public static async Task<bool> ExamineAsync(IConfigurationRoot configuration, TextWriter output, CancellationToken cancellationToken)
    {
        var options = ConfiguredSettings.Read(configuration);
        // What the host checks before it starts.
        _ = new RefreshTimetable(options);
        _ = PluginOptions.Of(options);
        _ = AccessKeys.Of(options.Keys, nameof(options.Keys));
        foreach (var (setting, source) in HostConfiguration.Origins(configuration))
            await output.WriteLineAsync($"{setting} is set by {source}").ConfigureAwait(false);
        using var clock = new ServerClock(TimeProvider.System);
        using var http = YouTubeHttp.CreateClient(options, TimeProvider.System, clock);
        var dependencies = new SessionServiceDependencies { HttpClient = http };
        return await new Doctor(options, options => SessionServices.Create(options, dependencies), clock, output, TimeProvider.System)
            .ExamineAsync(cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Writes the report.</summary>
    /// <returns>Whether sessions can be obtained.</returns>
    public async Task<bool> ExamineAsync(CancellationToken cancellationToken)
    {
        await using var service = open(options);
        await DescribeAsync(service.Status).ConfigureAwait(false);
        var folder = Directory.CreateTempSubdirectory("sessionops-doctor-");
        try
        {
            Begin("Looking into the store");
            await service.ProbeStoreAsync(cancellationToken).ConfigureAwait(false);
            var stored = await service.ListSessionsAsync(cancellationToken).CountAsync(cancellationToken).ConfigureAwait(false);
            await using var patient = open(options with { Store = folder.FullName });
            var session = await patient.CreateSessionAsync(new SessionRequest { Name = "doctor" }, this, cancellationToken).ConfigureAwait(false);
            Begin("Minting a token for a video");
            await patient.MintAsync(new PoTokenRequest { SessionName = "doctor", VideoId = Video }, progress: null, cancellationToken).ConfigureAwait(false);
            Begin("Asking YouTube for a video");
            var test = await patient.TestSessionAsync(session, Video, cancellationToken).ConfigureAwait(false);
            End(
                test switch
                {
                    { Served: false } or { Token: TokenAcceptance.Refused } => "refused",
                    { Token: TokenAcceptance.NotProven } => "unproven",
                    _ => "ok",
                }
            );
            await SummarizeAsync(session, test, stored).ConfigureAwait(false);
            return test is { Served: true, Token: not TokenAcceptance.Refused } && !clock.IsOff;
        }
        catch (SessionOpsException error)
        {
            End("failed");
            await output.WriteLineAsync($"\n{error.ErrorId}: {error.Message}\n  to do     {ActionFor(error)}").ConfigureAwait(false);
            if (error is AttestationException attestation)
                await ListAsync(attestation.CoverageGaps).ConfigureAwait(false);
            return false;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <inheritdoc/>
    public void Report(SessionStep value) => Begin(value.Message);

    private Task DescribeAsync(SessionServiceStatus status) =>
        output.WriteLineAsync(
            $"""
            SessionOps {typeof(Doctor).Assembly.GetName().Version?.ToString(
                3
            )}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}
              YouTube   {options.YouTubeUrl}
              engine    {status.Engine}
              store     {status.StoreLocation}
              proxy     {YouTubeHttp.DescribeProxy(options)}

            """
        );

    private async Task SummarizeAsync(YouTubeSession session, SessionTestResult test, int stored)
    {
        await output
            .WriteLineAsync(
                $"""

                  session   grade {session.Grade}, challenge from {session.ChallengeSource}, client {session.Client.Name} {session.Client.Version}, country {session.Client.Country}
                  lifetime  due {session.RefreshAt:u}, expires {session.ExpiresAt:u}
                  binding   {session.MediaBinding?.ToString() ?? "not said by the page"} for video data
                  player    {test.Status}: {test.Reason}
                  token     {test.Token}: {test.TokenReason}
                  store     {stored} sessions
                  clock     {clock.Describe()}
                """
            )
            .ConfigureAwait(false);
        await ListAsync(session.CoverageGaps).ConfigureAwait(false);
    }

    private static string ActionFor(SessionOpsException error) =>
        string.Join(' ', new[] { HttpWording.Instance.Advise(error), error.LocalAction }.Where(text => text is not null));

    private async Task ListAsync(IReadOnlyList<CoverageGap> gaps)
    {
        await output.WriteLineAsync($"  gaps      {(gaps.Count == 0 ? "none" : gaps.Count)}").ConfigureAwait(false);
        foreach (var gap in gaps)
            await output.WriteLineAsync($"            {gap.Target}.{gap.Member}, asked for {gap.Count} times").ConfigureAwait(false);
    }

    private void Begin(string step)
    {
        End("ok");
        (_step, _since) = (step, timeProvider.GetTimestamp());
    }

    private void End(string verdict)
    {
        if (_step is not null)
            output.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"  {verdict, -8}  {_step, -42} {timeProvider.GetElapsedTime(_since).TotalMilliseconds, 6:0} ms")
            );
        _step = null;
    }
}
