using CsCheck;
using SessionOps.Fuzz;

namespace SessionOps.Server.Tests;

/// <summary>The targets of the fuzzer, with what was made by hand and a little of what chance makes of it.</summary>
public sealed class FuzzTests
{
    public static TheoryData<string> Targets => [.. FuzzTarget.All.Select(static target => target.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void What_is_made_by_hand_breaks_nothing(string name) => Assert.All(Target(name).Seeds(), seed => Target(name).Accepts(seed));

    [Theory]
    [MemberData(nameof(Targets))]
    public void Each_reader_takes_something_that_is_made_by_hand(string name)
    {
        // No two operations have the same parameters: one of them refuses any request.
        var isTaken = Target(name).Seeds().Any(Target(name).Accepts);

        Assert.Equal(name is not ("operation" or "query"), isTaken);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void Nothing_that_chance_makes_of_it_breaks_anything(string name)
    {
        var target = Target(name);
        var seeds = target.Seeds();

        // Whether it is taken does not matter: what may not be thrown is thrown here.
        Gen.Int.Sample(
            seed =>
            {
                target.Accepts(new Mutator(seeds, new Random(seed)).Next());
            },
            iter: 500
        );
    }

    private static FuzzTarget Target(string name) => FuzzTarget.All.Single(target => target.Name == name);
}
