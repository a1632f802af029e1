namespace SessionOps.Engines.Tests.Browser;

public sealed class ExpectationTests
{
    [Fact]
    public void There_are_at_least_1500_assertions_from_one_Chromium()
    {
        var groups = ExpectationGroup.Names.Select(ExpectationGroup.Read).ToList();

        Assert.True(groups.Sum(static group => group.Assertions.Count) >= 1500);
        Assert.Single(groups.Select(static group => group.Chromium).Distinct());
    }
}
