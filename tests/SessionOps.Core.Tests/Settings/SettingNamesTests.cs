namespace SessionOps.Core.Tests.Settings;

public sealed class SettingNamesTests
{
    [Theory]
    [InlineData("SessionOps__YouTubeUrl")]
    [InlineData("SessionOps:YouTubeUrl")]
    [InlineData("SESSIONOPS__YOUTUBEURL")]
    [InlineData("SESSIONOPS_YOUTUBEURL")]
    [InlineData("SESSIONOPS_YOUTUBE_URL")]
    [InlineData("SessionOps_YouTubeUrl")]
    public void Takes_each_spelling_of_a_setting(string variable) =>
        Assert.Equal("https://host.example/", Of((variable, "https://host.example/")).Find("YouTubeUrl"));

    [Theory]
    [InlineData("SessionOps__Keys__me")]
    [InlineData("SESSIONOPS__KEYS__me")]
    [InlineData("SESSIONOPS_KEYS_me")]
    public void Takes_each_spelling_of_a_member(string variable) =>
        Assert.Equal([KeyValuePair.Create("me", (string?)"0123456789abcdef")], Of((variable, "0123456789abcdef")).MembersOf("Keys"));

    [Fact]
    public void A_member_keeps_the_underscores_of_its_name() =>
        Assert.Equal("yt_dlp", Assert.Single(Of(("SESSIONOPS_KEYS_yt_dlp", "x")).MembersOf("Keys")).Key);

    [Theory]
    [InlineData("SESSIONOPS_PLUGIN_SECRET")]
    [InlineData("SESSIONOPS_SOMETHING_OF_SOMEBODY_ELSE")]
    [InlineData("PATH")]
    public void Passes_over_what_is_none_of_ours(string variable) => Assert.Empty(Of((variable, "x")).All);

    [Fact]
    public void Passes_over_a_typo_without_a_value() => Assert.Empty(Of(("SessionOps__Engin", "")).All);

    [Theory]
    [InlineData("SessionOps__Engin", "SessionOps__Engine")]
    [InlineData("SessionOps:Engin", "SessionOps__Engine")]
    [InlineData("SESSIONOPS_ENGIN", "SessionOps__Engine")]
    [InlineData("SESSIONOPS_YOUTUBE_UR", "SessionOps__YouTubeUrl")]
    [InlineData("SESSIONOPS_KEYS", "SessionOps__Keys__<name>")]
    [InlineData("SessionOps__RefreshSchedul", "SESSIONOPS_REFRESH_SCHEDULE")]
    [InlineData("SessionOps__Key__me", "SessionOps__Keys__<name>")]
    [InlineData("SessionOps__Keys", "SessionOps__Keys__<name>")]
    [InlineData("SessionOps__Proxy__0", "SessionOps__Proxy")]
    public void Names_the_nearest_setting_of_a_typo(string variable, string nearest)
    {
        var error = Assert.Throws<InvalidInputException>(() => Of((variable, "x")));

        Assert.Equal(ErrorIds.InvalidConfiguration, error.ErrorId);
        Assert.EndsWith($"{nearest}.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_two_spellings_with_two_values_and_names_neither_value()
    {
        var error = Assert.Throws<InvalidInputException>(() => Of(("SessionOps__StoreKey", "one"), ("SESSIONOPS_STORE_KEY", "two")));

        Assert.Equal("SessionOps__StoreKey is set twice in the test, in two spellings and to two values: keep one of them.", error.Message);
    }

    [Fact]
    public void A_later_source_overrides_another_spelling_of_an_earlier_one()
    {
        var values = SettingValues.Of([
            ("the file", [KeyValuePair.Create("SessionOps:Engine", (string?)"jint")]),
            ("the environment", [KeyValuePair.Create("SESSIONOPS_ENGINE", (string?)"v8")]),
        ]);

        Assert.Equal("v8", values.Find("Engine"));
        Assert.Equal("the environment", Assert.Single(values.All).Source);
    }

    private static SettingValues Of(params (string Name, string? Value)[] variables) =>
        SettingValues.Of([("the test", variables.Select(static variable => KeyValuePair.Create(variable.Name, variable.Value)))]);
}
