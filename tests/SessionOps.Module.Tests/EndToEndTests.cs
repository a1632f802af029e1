using SessionOps.Simulator;

namespace SessionOps.PowerShell.Tests;

public sealed class EndToEndTests
{
    private const int Tokens = 100;

    [Fact]
    public async Task Many_tokens_through_the_pipeline_cost_one_attestation()
    {
        await using var simulator = await StartAsync();
        using var runspace = At(simulator);

        var outcome = runspace.Invoke($"1..{Tokens} | Get-PoToken");

        Assert.Empty(outcome.Errors);
        var tokens = outcome.Of<PoToken>().ToList();
        Assert.Equal(Tokens, tokens.Count);
        Assert.All(tokens, token => Assert.True(simulator.State.VerifyToken(token.Value, token.ContentBinding).IsValid));
        Assert.Equal(1, simulator.State.Attestations);
    }

    [Fact]
    public async Task A_new_session_mints_for_a_video_and_its_token_is_taken()
    {
        await using var simulator = await StartAsync();
        using var runspace = At(simulator);

        var outcome = runspace.Invoke("$session = New-YouTubeSession -Verbose; $session | Get-PoToken -VideoId dQw4w9WgXcQ; $session | Test-YouTubeSession");

        Assert.Empty(outcome.Errors);
        var token = Assert.Single(outcome.Of<PoToken>());
        Assert.Equal(TokenGrade.Integrity, token.Grade);
        Assert.True(simulator.State.VerifyToken(token.Value, "dQw4w9WgXcQ").IsValid);
        var test = Assert.Single(outcome.Of<SessionTestResult>());
        Assert.Equal((true, TokenAcceptance.Accepted), (test.Served, test.Token));
        Assert.True(outcome.Verbose.Count >= 4, string.Join('\n', outcome.Verbose));
    }

    [Fact]
    public async Task A_published_session_is_read_from_its_store_by_name()
    {
        await using var simulator = await StartAsync();
        using var runspace = At(simulator);
        var other = Path.Combine(runspace.Store, "other");

        var outcome = runspace.Invoke(
            $"New-YouTubeSession batch | Publish-YouTubeSession -Store '{other}' -PassThru; Import-YouTubeSession batch -Store '{other}'"
        );

        Assert.Empty(outcome.Errors);
        var sessions = outcome.Of<YouTubeSession>().ToList();
        Assert.Equal(2, sessions.Count);
        Assert.Equal(sessions[0].VisitorData, sessions[1].VisitorData);
    }

    private static Task<SimulatorHost> StartAsync() => SimulatorHost.StartAsync(new SimulatorOptions { Seed = 1, ProgramBytes = 2000 });

    private static ModuleRunspace At(SimulatorHost simulator)
    {
        var runspace = new ModuleRunspace();
        runspace.Invoke(
            $"$PSDefaultParameterValues['*:YouTubeUrl'] = '{simulator.Url}'; $PSDefaultParameterValues['*:InterpreterHost'] = '{simulator.Url.Authority}'"
        );
        return runspace;
    }
}
