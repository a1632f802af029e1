using System.Text.RegularExpressions;
using SessionOps.Simulator.Challenges;

namespace SessionOps.Simulator.Tests;

public sealed partial class ChallengeWriterTests
{
    private static readonly IReadOnlyDictionary<string, string> s_noFaults = new Dictionary<string, string>();

    [Fact]
    public void Gives_no_two_things_of_an_interpreter_the_same_name_though_chance_does()
    {
        var usual = NamesOf(new Random(1));

        Assert.True(usual > 10, $"{usual} names were found.");
        Assert.Equal(usual, NamesOf(new StutteringRandom()));
    }

    private static int NamesOf(Random random)
    {
        var challenge = new ChallengeWriter(random, programBytes: 0).Write(ChallengeRun.Visit, DateTimeOffset.UnixEpoch, s_noFaults);
        return Name().Matches(challenge.Interpreter).Select(static match => match.Value).Distinct().Count();
    }

    [GeneratedRegex(@"\b_[a-z]{4}\b")]
    private static partial Regex Name();

    /// <summary>Gives the same letter sixteen times, then the next, so that names come again and again.</summary>
    private sealed class StutteringRandom() : Random(1)
    {
        private int _letters;

        public override int Next(int maxValue) => maxValue == 26 ? _letters++ / 16 % 26 : base.Next(maxValue);
    }
}
