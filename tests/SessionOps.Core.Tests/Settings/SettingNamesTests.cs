namespace SessionOps.Core.Tests.Settings;

public sealed class SettingNamesTests
{
    [Theory]
    [InlineData("SessionOps__Engine")]
    [InlineData("SessionOps:Engine")]
    [InlineData("SESSIONOPS__ENGINE")]
    [InlineData("SessionOps__Keys__me")]
    [InlineData("SESSIONOPS_REFRESH_SCHEDULE")]
    [InlineData("SESSIONOPS_PLUGIN_SECRET")]
    [InlineData("SESSIONOPS_SOMETHING_OF_SOMEBODY_ELSE")]
    [InlineData("PATH")]
    public void Takes_settings_and_what_is_none_of_ours(string variable) => SessionOpsSettings.ThrowIfUnknown([variable]);

    [Theory]
    [InlineData("SessionOps__Engin", "SessionOps__Engine")]
    [InlineData("SessionOps:Engin", "SessionOps__Engine")]
    [InlineData("SESSIONOPS_ENGINE", "SessionOps__Engine")]
    [InlineData("SESSIONOPS_YOUTUBE_URL", "SessionOps__YouTubeUrl")]
    [InlineData("SessionOps__RefreshSchedule", "SESSIONOPS_REFRESH_SCHEDULE")]
    [InlineData("SessionOps__Key__me", "SessionOps__Keys__<name>")]
    [InlineData("SessionOps__Keys", "SessionOps__Keys__<name>")]
    [InlineData("SessionOps__Proxy__0", "SessionOps__Proxy")]
    public void Names_the_nearest_setting_of_a_typo(string variable, string nearest)
    {
        var error = Assert.Throws<InvalidInputException>(() => SessionOpsSettings.ThrowIfUnknown([variable]));

        Assert.Equal(ErrorIds.InvalidConfiguration, error.ErrorId);
        Assert.EndsWith($"{nearest}.", error.Message, StringComparison.Ordinal);
    }
}
