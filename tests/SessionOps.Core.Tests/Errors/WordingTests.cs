namespace SessionOps.Core.Tests.Errors;

public sealed class WordingTests
{
    private static readonly Wording s_cmdlets = new(name => name == "Proxy" ? "-Proxy" : null, static _ => null);
    private static readonly Wording s_routes = new(static _ => null, name => name == "New-YouTubeSession" ? "POST /api/sessions" : null);

    [Theory]
    [InlineData("Check SessionOps__Proxy.", "Check -Proxy.")]
    [InlineData("Check SessionOps__Store.", "Check SessionOps__Store.")]
    public void Names_settings_as_the_surface_does(string neutral, string said) => Assert.Equal(said, s_cmdlets.Say(neutral));

    [Fact]
    public void Names_operations_as_the_surface_does() =>
        Assert.Equal("Create it with POST /api/sessions, not Get-YouTubeSession.", s_routes.Say("Create it with New-YouTubeSession, not Get-YouTubeSession."));

    [Fact]
    public void Prefers_the_advice_of_the_error_to_that_of_its_id()
    {
        var plain = new SessionOpsException(ErrorIds.Unreachable, "The page could not be fetched.");
        var special = new SessionOpsException(ErrorIds.Unreachable, "The page could not be fetched.") { RecommendedAction = "Plug in SessionOps__Proxy." };

        Assert.Equal(ErrorCatalogue.Of(ErrorIds.Unreachable).Advice, Wording.Neutral.Advise(plain));
        Assert.Equal("Plug in -Proxy.", s_cmdlets.Advise(special));
    }
}
