using System.Net;
using SessionOps.Sessions;

namespace SessionOps.Core.Tests.Sessions;

public sealed class RepairTests : SessionServiceWorld
{
    [Fact]
    public async Task Keeps_a_session_whose_token_is_taken()
    {
        var service = await ServiceWithOldSessionAsync();

        var repair = await ReportAsync(service);

        Assert.Equal((false, TokenAcceptance.Accepted), (repair.Renewed, repair.Test.Token));
        Assert.Equal(1, _attestation.Count);
    }

    [Fact]
    public async Task Renews_a_session_once_whose_token_is_refused()
    {
        var service = await ServiceWithOldSessionAsync();
        var old = await Shared(service);
        _pages.MediaStatus = HttpStatusCode.Forbidden;

        var repair = await ReportAsync(service);
        var again = await Assert.ThrowsAsync<RateLimitedException>(() => ReportAsync(service));

        var renewed = await Shared(service);
        Assert.Equal((true, TokenAcceptance.Refused), (repair.Renewed, repair.Test.Token));
        Assert.NotEqual(old.VisitorData, renewed.VisitorData);
        Assert.Equal((renewed.CreatedAt, renewed.ExpiresAt), (repair.CreatedAt, repair.ExpiresAt));
        Assert.Equal((ErrorIds.ReportedRecently, SharedSession.BetweenReports), (again.ErrorId, again.RetryAfter));
        Assert.Equal(2, _attestation.Count);
    }

    [Fact]
    public async Task Acts_on_one_of_many_reports_at_once()
    {
        var service = await ServiceWithOldSessionAsync();
        _pages.MediaStatus = HttpStatusCode.Forbidden;

        var reports = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Record.ExceptionAsync(() => ReportAsync(service))));

        Assert.Single(reports, static error => error is null);
        Assert.Equal(19, reports.Count(static error => error is RateLimitedException { ErrorId: ErrorIds.ReportedRecently }));
        Assert.Equal(2, _attestation.Count);
    }

    [Fact]
    public async Task Acts_on_a_report_again_after_a_while()
    {
        var service = await ServiceWithOldSessionAsync();
        await ReportAsync(service);

        _time.Advance(SharedSession.BetweenReports);
        _pages.MediaStatus = HttpStatusCode.Forbidden;

        Assert.True((await ReportAsync(service)).Renewed);
    }

    [Theory]
    [InlineData("LOGIN_REQUIRED")]
    [InlineData("ERROR")]
    public async Task Makes_no_new_session_to_get_around_a_block(string playability)
    {
        var service = await ServiceWithOldSessionAsync();
        _pages.Playability = playability;

        var repair = await ReportAsync(service);

        Assert.Equal((false, false), (repair.Renewed, repair.Test.Served));
        Assert.Equal(1, _attestation.Count);
    }

    [Fact]
    public async Task Keeps_a_session_that_is_too_new_for_a_newer_one_to_be_better()
    {
        var service = NewService();
        await Shared(service);
        _pages.MediaStatus = HttpStatusCode.Forbidden;

        var repair = await ReportAsync(service);

        Assert.Equal((false, TokenAcceptance.Refused), (repair.Renewed, repair.Test.Token));
        Assert.Equal(1, _attestation.Count);
    }

    [Fact]
    public async Task Keeps_to_the_breaker()
    {
        var service = await ServiceWithOldSessionAsync();
        _pages.MediaStatus = HttpStatusCode.Forbidden;
        _attestation.Failure = new AttestationException(ErrorIds.NoIntegrityToken, SessionStage.IntegrityToken, "None.");
        for (var failures = 0; failures < 3; failures++)
            await Assert.ThrowsAsync<AttestationException>(() =>
                service.CreateSessionAsync(new SessionRequest { Name = "other" }, null, CancellationToken.None)
            );

        var refusal = await Assert.ThrowsAsync<RateLimitedException>(() => ReportAsync(service));

        Assert.Equal(ErrorIds.CoolingDown, refusal.ErrorId);
        Assert.Equal(4, _attestation.Count);
    }

    [Fact]
    public async Task Knows_no_session_of_another_name()
    {
        var service = NewService();

        var error = await Assert.ThrowsAsync<SessionOpsException>(() => service.RepairSessionAsync("batch", null, null, CancellationToken.None));

        Assert.Equal(ErrorIds.SessionNotFound, error.ErrorId);
        Assert.Equal(0, _attestation.Count);
    }

    private async Task<SessionService> ServiceWithOldSessionAsync()
    {
        var service = NewService();
        await Shared(service);
        _time.Advance(TimeSpan.FromMinutes(10));
        return service;
    }

    private static Task<SessionRepair> ReportAsync(SessionService service) =>
        service.RepairSessionAsync(SessionName.Default, "403", null, CancellationToken.None);
}
