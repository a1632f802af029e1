using CsCheck;

namespace SessionOps.Storage.Tests;

public sealed class SessionNameTests
{
    [Theory]
    [InlineData("default")]
    [InlineData("a")]
    [InlineData("0.b_c-d")]
    [InlineData("console")]
    [InlineData("com")]
    [InlineData("com10")]
    public void Takes_names_that_are_safe_everywhere(string name) => Assert.Equal(name, SessionName.Validate(name));

    [Theory]
    [InlineData(null)]
    [InlineData(".hidden")]
    [InlineData("-option")]
    [InlineData("ends.")]
    [InlineData("nul")]
    [InlineData("aux.backup")]
    [InlineData("lpt1")]
    [InlineData("com0.json")]
    [InlineData("naïve")]
    [InlineData("a b")]
    [InlineData("a\n")]
    public void Refuses_names_that_are_not(string? name) =>
        Assert.Equal("name", Assert.Throws<InvalidInputException>(() => SessionName.Validate(name)).Parameter);

    [Fact]
    public void Has_a_longest_name()
    {
        Assert.True(SessionName.IsValid(new string('a', SessionName.MaxLength)));
        Assert.False(SessionName.IsValid(new string('a', SessionName.MaxLength + 1)));
    }

    [Fact]
    public void A_valid_name_is_a_file_in_its_folder() =>
        Gen.String[Gen.Char["abc019._-/\\A:"], 0, 70]
            .Sample(name =>
            {
                if (SessionName.IsValid(name))
                    Assert.Equal(Path.Combine("/folder", name), Path.GetFullPath(name, "/folder"));
            });
}
