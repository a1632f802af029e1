using System.Text;
using System.Text.Json;
using SessionOps.Attestation;
using SessionOps.Scripting;

namespace SessionOps.Core.Tests.Attestation;

public sealed class BotGuardClientTests
{
    [Fact]
    public async Task Takes_a_snapshot_that_sees_the_pages_configuration()
    {
        await using var botGuard = await LoadAsync("ok");

        var snapshot = await botGuard.SnapshotAsync(null, CancellationToken.None);

        using var seen = JsonDocument.Parse(snapshot[1..]);
        Assert.Equal("event1", seen.RootElement.GetProperty("eventId").GetString());
        Assert.False(seen.RootElement.TryGetProperty("binding", out _));
        Assert.True(await botGuard.CanMintAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Binds_a_snapshot_to_every_property_that_is_given()
    {
        await using var botGuard = await LoadAsync("ok");
        var binding = new SnapshotBinding
        {
            Challenge = "c1",
            Engagement = "ENGAGEMENT_TYPE_VIDEO_LIKE",
            VideoId = "jNQXAC9IVRw",
            ChannelId = "UC1",
            CommentId = "comment",
            AttestationChallenge = "atr",
            AdditionalProperties = """{"more":"x","list":[1,true,null,{"a":2.5}]}""",
        };

        var snapshot = await botGuard.SnapshotAsync(binding, CancellationToken.None);

        using var seen = JsonDocument.Parse(snapshot[1..]);
        Assert.Equal(
            """{"c":"c1","e":"ENGAGEMENT_TYPE_VIDEO_LIKE","encryptedVideoId":"jNQXAC9IVRw","externalChannelId":"UC1","commentId":"comment","atr_challenge":"atr","more":"x","list":[1,true,null,{"a":2.5}]}""",
            seen.RootElement.GetProperty("binding").GetRawText()
        );
    }

    [Fact]
    public async Task Mints_any_number_of_tokens_at_once()
    {
        await using var botGuard = await LoadAsync("ok");
        await botGuard.SnapshotAsync(null, CancellationToken.None);
        await botGuard.StartMintingAsync([1, 2], CancellationToken.None);

        var tokens = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() => botGuard.MintAsync([(byte)i], CancellationToken.None))));

        Assert.All(Enumerable.Range(0, 64), i => Assert.Equal([1, 2, (byte)i], tokens[i]));
    }

    [Fact]
    public async Task Reads_what_the_script_reports_through_its_loggers()
    {
        await using var botGuard = await LoadAsync("ok");

        var telemetry = await botGuard.ReadTelemetryAsync(CancellationToken.None);

        Assert.Equal(2, telemetry.Counts["event_log"]);
        Assert.Equal(1, telemetry.Counts["client_error_count"]);
        Assert.Equal(100, telemetry.Counts["payload_size"]);
        Assert.Equal(2, telemetry.Counts["event_count"]);
        Assert.Equal([12, 3.5, 2], telemetry.Latencies);
    }

    [Fact]
    public async Task An_interpreter_under_another_name_is_refused()
    {
        var error = await Assert.ThrowsAsync<AttestationException>(() => LoadAsync("ok", globalName: "other"));

        Assert.Equal((ErrorIds.ScriptFailed, SessionStage.Setup), (error.ErrorId, error.Stage));
        Assert.Contains("EGOU", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("throws")]
    [InlineData("string")]
    public async Task A_program_that_does_not_start_is_refused(string program)
    {
        var error = await Assert.ThrowsAsync<AttestationException>(() => LoadAsync(program));

        Assert.Equal((ErrorIds.ScriptFailed, SessionStage.Setup), (error.ErrorId, error.Stage));
    }

    [Theory]
    [InlineData("error", ErrorIds.ChallengeRejected)]
    [InlineData("number", ErrorIds.ChallengeRejected)]
    [InlineData("megabytes", ErrorIds.ChallengeRejected)]
    public async Task An_answer_that_is_no_snapshot_is_an_error(string program, string errorId)
    {
        await using var botGuard = await LoadAsync(program);

        var error = await Assert.ThrowsAsync<AttestationException>(() => botGuard.SnapshotAsync(null, CancellationToken.None));

        Assert.Equal((errorId, SessionStage.Snapshot), (error.ErrorId, error.Stage));
    }

    [Theory]
    [InlineData("loop")]
    [InlineData("never")]
    public async Task A_snapshot_that_does_not_end_is_ended(string program)
    {
        await using var botGuard = await LoadAsync(program, limits: new ScriptLimits { Timeout = TimeSpan.FromSeconds(4) });

        var error = await Assert.ThrowsAsync<AttestationException>(() => botGuard.SnapshotAsync(null, CancellationToken.None));

        Assert.Equal((ErrorIds.ScriptLimitExceeded, SessionStage.Snapshot), (error.ErrorId, error.Stage));
    }

    [Fact]
    public async Task An_empty_signal_output_cannot_mint()
    {
        await using var botGuard = await LoadAsync("empty");
        await botGuard.SnapshotAsync(null, CancellationToken.None);

        Assert.False(await botGuard.CanMintAsync(CancellationToken.None));
    }

    [Fact]
    public async Task An_integrity_token_that_the_script_refuses_is_an_error()
    {
        await using var botGuard = await LoadAsync("refuses");
        await botGuard.SnapshotAsync(null, CancellationToken.None);

        var error = await Assert.ThrowsAsync<AttestationException>(() => botGuard.StartMintingAsync([1], CancellationToken.None));

        Assert.Equal((ErrorIds.MintFailed, SessionStage.Mint), (error.ErrorId, error.Stage));
    }

    [Theory]
    [InlineData("mints-nothing", "YNJ")]
    [InlineData("mints-text", "ODM")]
    public async Task A_mint_that_gives_no_bytes_is_an_error(string program, string code)
    {
        await using var botGuard = await LoadAsync(program);
        await botGuard.SnapshotAsync(null, CancellationToken.None);
        await botGuard.StartMintingAsync([1], CancellationToken.None);

        var error = await Assert.ThrowsAsync<AttestationException>(() => botGuard.MintAsync(Encoding.UTF8.GetBytes("x"), CancellationToken.None));

        Assert.Equal(ErrorIds.MintFailed, error.ErrorId);
        Assert.Contains(code, error.Message, StringComparison.Ordinal);
    }

    private static async Task<BotGuardClient> LoadAsync(string program, string globalName = MiniInterpreter.GlobalName, ScriptLimits? limits = null)
    {
        var world = await new JintEngine().CreateWorldAsync(new ScriptWorldOptions { Limits = limits ?? new ScriptLimits() }, CancellationToken.None);
        return await BotGuardClient.LoadAsync(
            world,
            MiniInterpreter.Challenge(program, globalName),
            MiniInterpreter.Script,
            MiniInterpreter.Page.ConfigJson,
            (limits ?? new ScriptLimits()).Timeout,
            CancellationToken.None
        );
    }
}
