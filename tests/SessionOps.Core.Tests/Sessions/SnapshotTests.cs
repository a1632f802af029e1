using SessionOps.Attestation;
using SessionOps.Sessions;

namespace SessionOps.Core.Tests.Sessions;

/// <summary>Snapshots count against the same budget as attestations; wrong input costs nothing.</summary>
public sealed class SnapshotTests : SessionServiceWorld
{
    private static readonly AttestationException s_failure = new(ErrorIds.ScriptFailed, SessionStage.Snapshot, "The script failed.");

    [Theory]
    [InlineData("not json")]
    [InlineData("[1]")]
    [InlineData("""{"c":"twice"}""")]
    public async Task A_binding_that_cannot_be_written_is_refused_before_anything_is_asked(string additional)
    {
        var service = NewService();
        var binding = new SnapshotBinding { Challenge = "once", AdditionalProperties = additional };

        // More often than the breaker would let pass.
        for (var time = 0; time < 4; time++)
            await Assert.ThrowsAsync<InvalidInputException>(() => TakeAsync(service, binding));

        Assert.Equal(0, _pages.Pages);
        Assert.Null(service.Status.CoolingDownUntil);
    }

    [Fact]
    public async Task A_client_that_no_web_token_serves_is_refused_before_anything_is_asked()
    {
        var service = NewService();
        var request = new PoTokenRequest { VideoId = "dQw4w9WgXcQ", Client = "android" };

        for (var time = 0; time < 4; time++)
            await Assert.ThrowsAsync<InvalidInputException>(() => service.MintAsync(request, null, CancellationToken.None));

        Assert.Equal((0, 0), (_pages.Pages, _attestation.Count));
    }

    [Fact]
    public async Task Snapshots_that_fail_open_the_breaker()
    {
        var service = NewService();
        _attestation.Failure = s_failure;
        for (var time = 0; time < 3; time++)
            await Assert.ThrowsAsync<AttestationException>(() => TakeAsync(service));

        var error = await Assert.ThrowsAsync<RateLimitedException>(() => TakeAsync(service));

        Assert.Equal((ErrorIds.CoolingDown, 3), (error.ErrorId, _pages.Pages));
    }

    [Fact]
    public async Task A_snapshot_does_not_forgive_attestations_that_failed()
    {
        var service = NewService();
        for (var time = 0; time < 3; time++)
        {
            _attestation.Failure = s_failure;
            await Assert.ThrowsAsync<AttestationException>(() => Shared(service));
            _attestation.Failure = null;
            if (time < 2)
                await TakeAsync(service);
        }

        var error = await Assert.ThrowsAsync<RateLimitedException>(() => TakeAsync(service));

        Assert.Equal(ErrorIds.CoolingDown, error.ErrorId);
    }

    private static Task<BotGuardSnapshot> TakeAsync(SessionService service, SnapshotBinding? binding = null) =>
        service.TakeSnapshotAsync(binding ?? new SnapshotBinding { Engagement = "ENGAGEMENT_TYPE_VIDEO_LIKE" }, null, CancellationToken.None);
}
