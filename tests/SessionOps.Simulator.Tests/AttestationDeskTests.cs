using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using SessionOps.Simulator.Attestation;
using SessionOps.Simulator.Challenges;

namespace SessionOps.Simulator.Tests;

public sealed class AttestationDeskTests
{
    private static readonly IReadOnlyDictionary<string, string> s_noFaults = new Dictionary<string, string>();

    private readonly FakeTimeProvider _clock = new();
    private readonly SimulatorOptions _options;
    private readonly AttestationDesk _desk;

    public AttestationDeskTests()
    {
        _options = new SimulatorOptions { ProgramBytes = 2000, TimeProvider = _clock };
        _desk = new AttestationDesk(_options, new Random(1));
    }

    [Fact]
    public void A_snapshot_is_granted_once_however_many_bring_it_at_the_same_time()
    {
        // Two at a time, often: one pair alone seldom meets.
        using var together = new Barrier(2);
        for (var round = 0; round < 400; round++)
        {
            var snapshot = WholeSnapshotOf(_desk.Issue(ChallengeRun.Visit, s_noFaults));
            var answers = new (string? Token, string Reason)[2];
            var other = new Thread(() => Bring(1));
            other.Start();
            Bring(0);
            other.Join();

            Assert.Single(answers, static answer => answer.Token is not null);
            Assert.Single(answers, static answer => answer.Reason == "the snapshot belongs to no open challenge");

            void Bring(int place)
            {
                together.SignalAndWait();
                answers[place] = Judge(snapshot);
            }
        }
    }

    [Fact]
    public void A_snapshot_that_was_refused_cannot_be_brought_again()
    {
        var snapshot = WholeSnapshotOf(_desk.Issue(ChallengeRun.Visit, s_noFaults));
        Assert.Null(_desk.Judge(snapshot, "curl/8", TimeSpan.FromHours(12), out _));

        Assert.Equal((null, "the snapshot belongs to no open challenge"), Judge(snapshot));
    }

    [Fact]
    public void A_snapshot_that_comes_late_is_told_so()
    {
        var snapshot = WholeSnapshotOf(_desk.Issue(ChallengeRun.Visit, s_noFaults));
        _clock.Advance(_options.ChallengeLifetime + TimeSpan.FromSeconds(1));

        Assert.Equal((null, "the challenge has expired"), Judge(snapshot));
    }

    [Fact]
    public void Challenges_that_nobody_answers_are_forgotten()
    {
        var challenge = _desk.Issue(ChallengeRun.Visit, s_noFaults);
        Assert.NotNull(_desk.FindInterpreter(challenge.InterpreterHash));
        _clock.Advance(2.5 * _options.ChallengeLifetime);

        _desk.Issue(ChallengeRun.Visit, s_noFaults);

        Assert.Null(_desk.FindInterpreter(challenge.InterpreterHash));
    }

    [Fact]
    public void The_same_seed_gives_the_same_challenges()
    {
        var again = new AttestationDesk(_options, new Random(1));

        for (var i = 0; i < 3; i++)
        {
            var (one, other) = (_desk.Issue(ChallengeRun.Visit, s_noFaults), again.Issue(ChallengeRun.Visit, s_noFaults));
            Assert.Equal((one.InterpreterHash, one.Program, one.GlobalName), (other.InterpreterHash, other.Program, other.GlobalName));
        }
    }

    [Fact]
    public void Every_page_gets_a_challenge_of_its_own()
    {
        var (one, other) = (_desk.Issue(ChallengeRun.Visit, s_noFaults), _desk.Issue(ChallengeRun.Visit, s_noFaults));

        Assert.NotEqual(one.InterpreterHash, other.InterpreterHash);
        Assert.NotEqual(one.Program, other.Program);
        Assert.NotEqual(one.GlobalName, other.GlobalName);
    }

    // What a complete run gives; StrictnessTests shows that real runs do.
    private static string WholeSnapshotOf(IssuedChallenge challenge)
    {
        var text = JsonSerializer.Serialize<string[]>([
            challenge.Nonce,
            challenge.Visit.EventId,
            challenge.Collected,
            challenge.FinalKey.ToString("x", CultureInfo.InvariantCulture),
        ]);
        return "$" + Base64Url.EncodeToString(RollingKey.Apply(challenge.PageKey, Encoding.Latin1.GetBytes(text)));
    }

    private (string? Token, string Reason) Judge(string snapshot) =>
        (_desk.Judge(snapshot, ChallengeRun.Visit.UserAgent, TimeSpan.FromHours(12), out var reason), reason);
}
