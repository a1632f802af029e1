using SessionOps.Core.Tests.Http.Faults;

namespace SessionOps.Core.Tests.Faults;

/// <summary>
/// Each stage of an attestation goes wrong in each way while there is a good session: what the caller sees who wants a new one, that the good one and its
/// minter serve on, that no script world is left, and that a service which said no is not asked again.
/// </summary>
public sealed class StageFaultTests
{
    private static readonly Stage[] s_stages = [Stage.Page, Stage.Interpreter, Stage.AttGet, Stage.Create, Stage.GenerateIT];

    // What refuses this address is not worked around by asking elsewhere.
    private static readonly string[] s_refusals =
    [
        ErrorIds.RateLimited,
        ErrorIds.CaptchaRequired,
        ErrorIds.AccessRefused,
        ErrorIds.ProxyFailed,
        ErrorIds.NetworkLoginRequired,
    ];

    public static TheoryData<Stage, string> Requests
    {
        get
        {
            var cells = new TheoryData<Stage, string>();
            foreach (var stage in s_stages)
            {
                foreach (var fault in Fault.All)
                    cells.Add(stage, fault.Name);
            }

            return cells;
        }
    }

    public static TheoryData<string, string, string?> Scripts { get; } =
        new()
        {
            { "world", ErrorIds.EngineUnavailable, ErrorIds.EngineUnavailable },
            { "world", ErrorIds.ScriptThreadsStuck, ErrorIds.ScriptThreadsStuck },
            { "world", "never", ErrorIds.TimedOut },
            { "run", ErrorIds.ScriptLimitExceeded, ErrorIds.ScriptLimitExceeded },
            { "run", ErrorIds.ScriptFailed, ErrorIds.ScriptFailed },
            { "run", "never", ErrorIds.TimedOut },
            { "load", ErrorIds.ScriptLimitExceeded, ErrorIds.ScriptLimitExceeded },
            { "load", ErrorIds.ScriptFailed, ErrorIds.ScriptFailed },
            { "load", "ELIU", ErrorIds.ScriptFailed },
            { "snapshot", ErrorIds.ScriptLimitExceeded, ErrorIds.ScriptLimitExceeded },
            { "snapshot", ErrorIds.ScriptFailed, ErrorIds.ScriptFailed },
            { "snapshot", "BSO", ErrorIds.ChallengeRejected },
            { "snapshot", "ok", ErrorIds.ChallengeRejected },
            { "snapshot", "okE:1", ErrorIds.ChallengeRejected },
            { "snapshot", "never", ErrorIds.TimedOut },
            // What a script reports of itself decides nothing.
            { "telemetry", ErrorIds.ScriptFailed, null },
            { "telemetry", "{", null },
            { "canMint", "no", ErrorIds.EmptySignalOutput },
            { "createMinter", "APF", ErrorIds.MintFailed },
            { "createMinter", ErrorIds.ScriptLimitExceeded, ErrorIds.ScriptLimitExceeded },
            { "mint", ErrorIds.ScriptLimitExceeded, ErrorIds.ScriptLimitExceeded },
            { "mint", ErrorIds.ScriptFailed, ErrorIds.ScriptFailed },
            { "mint", "YNJ", ErrorIds.MintFailed },
            { "mint", "text", ErrorIds.MintFailed },
            { "mint", "never", ErrorIds.TimedOut },
        };

    /// <summary>The moments of an attestation: requests, and calls into the script.</summary>
    public static TheoryData<string> Moments { get; } = [.. s_stages.Select(static stage => stage.ToString()), "world", "snapshot", "mint"];

    public static TheoryData<string, int> Jumps
    {
        get
        {
            var cells = new TheoryData<string, int>();
            foreach (var moment in Moments)
            {
                foreach (var hours in (int[])[-24 * 365, -1, 1, 24 * 365])
                    cells.Add(moment, hours);
            }

            return cells;
        }
    }

    /// <summary>What a caller sees of a fault at a stage; null when the challenge is had from elsewhere.</summary>
    internal static string? Seen(Stage stage, Fault fault) =>
        // A snapshot that cannot be read is answered so.
        stage == Stage.GenerateIT
        && fault.Name == "400"
            ? ErrorIds.NoIntegrityToken
            : SeenOf(stage, fault.At(stage));

    /// <summary>What a caller sees of an error at a stage; null when the challenge is had from elsewhere.</summary>
    internal static string? SeenOf(Stage stage, string errorId) =>
        stage switch
        {
            Stage.AttGet or Stage.Create when s_refusals.Contains(errorId) => errorId,
            Stage.AttGet => null,
            Stage.Create => ErrorIds.MissingChallenge,
            _ => errorId,
        };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_request_that_goes_wrong_costs_nothing_that_is_there(Stage stage, string name)
    {
        var fault = Fault.All.Single(candidate => candidate.Name == name);
        await using var world = new WholeService();
        world.YouTube.ChallengeFrom = stage is Stage.AttGet or Stage.Create ? stage : Stage.Page;
        var good = await world.GetAsync();
        var before = world.YouTube.RequestsOf(stage);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.YouTube.Asked = at =>
        {
            if (at == stage)
                asked.TrySetResult();
            return Task.CompletedTask;
        };
        world.YouTube.Fault = (stage, fault.Answer);

        var creating = world.CreateAsync();
        await asked.Task;
        if (fault.IsSlow)
            world.Time.Advance(TimeSpan.FromSeconds(31));
        var (created, error) = await OutcomeAsync(creating);

        Assert.Equal(Seen(stage, fault), error?.ErrorId);
        if (error is not null)
            Assert.Equal(fault.RetryAfter, error.RetryAfter);
        AssertAskedNoMoreThanIsRight(stage, fault, world.YouTube.RequestsOf(stage) - before);
        if (error?.RetryAfter is not null || error is RateLimitedException)
            await AssertAsksNobodyAsync(world);
        await AssertServesOnAsync(world, created ?? good);
    }

    [Theory]
    [InlineData(Stage.Page)]
    [InlineData(Stage.Interpreter)]
    [InlineData(Stage.AttGet)]
    [InlineData(Stage.Create)]
    [InlineData(Stage.GenerateIT)]
    public async Task A_request_that_is_refused_costs_nothing_that_is_there(Stage stage)
    {
        await using var world = new WholeService();
        world.YouTube.ChallengeFrom = stage is Stage.AttGet or Stage.Create ? stage : Stage.Page;
        var good = await world.GetAsync();
        world.Ports.Refuses = stage;

        var (created, error) = await OutcomeAsync(world.CreateAsync());

        Assert.Equal(SeenOf(stage, ErrorIds.Unreachable), error?.ErrorId);
        Assert.Equal(stage is Stage.Page or Stage.Interpreter ? 3 : 1, world.Ports.Refused);
        await AssertServesOnAsync(world, created ?? good);
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task A_script_that_goes_wrong_costs_nothing_that_is_there(string call, string fault, string? errorId)
    {
        await using var world = new WholeService();
        var good = await world.GetAsync();
        var called = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Engine.Instead[call] = async token =>
        {
            called.TrySetResult();
            if (fault == "never")
                await Task.Delay(Timeout.Infinite, token);
            return fault is ErrorIds.EngineUnavailable or ErrorIds.ScriptThreadsStuck or ErrorIds.ScriptLimitExceeded or ErrorIds.ScriptFailed
                ? throw new SessionOpsException(fault, "The script went wrong.")
                : fault;
        };

        var creating = world.CreateAsync();
        await called.Task;
        if (fault == "never")
            world.Time.Advance(TimeSpan.FromSeconds(101));
        var (created, error) = await OutcomeAsync(creating);

        Assert.Equal(errorId, error?.ErrorId);
        world.Engine.Instead.Clear();
        await AssertServesOnAsync(world, created ?? good);
    }

    [Theory]
    [InlineData(ErrorIds.ScriptLimitExceeded)]
    [InlineData(ErrorIds.ScriptFailed)]
    public async Task A_warm_minter_that_goes_wrong_is_replaced_once_and_ended(string errorId)
    {
        await using var world = new WholeService();
        var good = await world.GetAsync();
        world.Engine.Instead["mint"] = _ =>
        {
            world.Engine.Instead.Clear();
            throw new SessionOpsException(errorId, "The script went wrong.");
        };

        var token = await world.MintAsync("videoid0001");

        Assert.Equal((TokenGrade.Integrity, 2), (token.Grade, world.YouTube.RequestsOf(Stage.GenerateIT)));
        await AssertServesOnAsync(world, good);
    }

    [Fact]
    public async Task A_cache_folder_that_goes_away_in_the_middle_costs_nothing()
    {
        await using var world = new WholeService();
        world.YouTube.Asked = stage =>
        {
            if (stage == Stage.GenerateIT)
                Directory.Delete(world.CacheFolder, recursive: true);
            return Task.CompletedTask;
        };

        await AssertServesOnAsync(world, await world.GetAsync());
    }

    [Theory]
    [MemberData(nameof(Jumps))]
    public async Task A_clock_that_jumps_in_the_middle_costs_one_more_attestation_at_most(string moment, int hours)
    {
        await using var world = new WholeService();
        var jumped = await AtAsync(
            moment,
            world,
            () =>
            {
                world.Clock.Skew = TimeSpan.FromHours(hours);
                return Task.CompletedTask;
            },
            async () => Assert.Equal(TokenGrade.Integrity, (await world.GetAsync()).Grade)
        );
        var session = await world.GetAsync();
        await world.MintAsync("videoid0001");

        Assert.True(jumped);
        Assert.InRange(world.YouTube.RequestsOf(Stage.GenerateIT), 1, 2);
        Assert.True(session.ExpiresAt > world.Clock.GetUtcNow());
        await AssertServesOnAsync(world, session);
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task A_lease_that_is_lost_in_the_middle_leaves_the_session_of_its_next_holder(string moment)
    {
        await using var world = new WholeService();
        await world.GetAsync();
        YouTubeSession? theirs = null;
        List<YouTubeSession> refreshed = [];

        await AtAsync(
            moment,
            world,
            async () => theirs = await world.LoseLeaseAsync(),
            async () => refreshed = await world.Service.RefreshAsync("default", force: true, null, CancellationToken.None).ToListAsync()
        );

        Assert.NotNull(theirs);
        Assert.Equal("theirs", Assert.Single(refreshed).EventId);
        Assert.Equal("theirs", (await world.StoredAsync())?.EventId);
        await AssertServesOnAsync(world, theirs);
    }

    // Does something once, in the middle of what is being done.
    private static async Task<bool> AtAsync(string moment, WholeService world, Func<Task> act, Func<Task> during)
    {
        var acted = false;
        world.YouTube.ChallengeFrom = moment is nameof(Stage.AttGet) or nameof(Stage.Create) ? Enum.Parse<Stage>(moment) : Stage.Page;
        world.YouTube.Asked = stage => ActAtAsync(stage.ToString());
        world.Engine.Called = ActAtAsync;
        await during();
        return acted;

        async Task ActAtAsync(string now)
        {
            if (now != moment || acted)
                return;
            acted = true;
            await act();
        }
    }

    private static async Task<(YouTubeSession? Session, SessionOpsException? Error)> OutcomeAsync(Task<YouTubeSession> creating)
    {
        try
        {
            return (await creating, null);
        }
        catch (SessionOpsException error)
        {
            return (null, error);
        }
    }

    // GETs may be tried three times where nobody has said no; .NET asks again by itself where nothing was answered at all.
    private static void AssertAskedNoMoreThanIsRight(Stage stage, Fault fault, int requests)
    {
        var errorId = fault.At(stage);
        var isRefused = s_refusals.Contains(errorId) || errorId == ErrorIds.ConsentRequired || fault.RetryAfter is not null;
        if (errorId == ErrorIds.RedirectLoop)
            Assert.Equal(4, requests);
        else if (isRefused || (stage is Stage.AttGet or Stage.Create or Stage.GenerateIT && !fault.IsRepeated))
            Assert.Equal(1, requests);
        else if (!fault.IsRepeated)
            Assert.InRange(requests, 1, 3);
    }

    private static async Task AssertServesOnAsync(WholeService world, YouTubeSession session)
    {
        var attestations = world.YouTube.RequestsOf(Stage.GenerateIT);
        Assert.Equal(session.VisitorData, (await world.GetAsync()).VisitorData);
        Assert.Equal(TokenGrade.Integrity, (await world.MintAsync("videoid0002")).Grade);
        Assert.Equal(session.VisitorData, (await world.StoredAsync())?.VisitorData);
        Assert.Equal(attestations, world.YouTube.RequestsOf(Stage.GenerateIT));
        Assert.Equal(1, world.Engine.Living);
        await world.Service.DisposeAsync();
        Assert.Equal(0, world.Engine.Living);
    }

    private static async Task AssertAsksNobodyAsync(WholeService world)
    {
        var pages = world.YouTube.RequestsOf(Stage.Page);
        var error = await Assert.ThrowsAsync<RateLimitedException>(world.CreateAsync);
        Assert.Equal((ErrorIds.CoolingDown, pages), (error.ErrorId, world.YouTube.RequestsOf(Stage.Page)));
    }
}
