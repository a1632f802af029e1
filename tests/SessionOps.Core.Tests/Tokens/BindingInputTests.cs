using SessionOps.Tokens;

namespace SessionOps.Core.Tests.Tokens;

public sealed class BindingInputTests
{
    private const string Video = "dQw4w9WgXcQ";

    [Theory]
    [InlineData("dQw4w9WgXcQ")]
    [InlineData(" dQw4w9WgXcQ\r\n")]
    [InlineData("\"dQw4w9WgXcQ\"")]
    [InlineData("'dQw4w9WgXcQ'")]
    [InlineData("https://youtu.be/dQw4w9WgXcQ")]
    [InlineData("https://youtu.be/dQw4w9WgXcQ?si=abc&t=3")]
    [InlineData("http://www.youtube.com/watch?v=dQw4w9WgXcQ&list=PL1")]
    [InlineData("https://m.youtube.com/watch?app=desktop&v=dQw4w9WgXcQ#t=1")]
    [InlineData("https://music.youtube.com/watch?v=dQw4w9WgXcQ")]
    [InlineData("https://www.youtube.com/shorts/dQw4w9WgXcQ?feature=share")]
    [InlineData("https://www.youtube.com/live/dQw4w9WgXcQ")]
    [InlineData("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ")]
    [InlineData("youtube.com/watch?v=dQw4w9WgXcQ")]
    [InlineData("youtu.be/dQw4w9WgXcQ")]
    [InlineData("//www.youtube.com/v/dQw4w9WgXcQ")]
    public void Finds_the_video(string given)
    {
        Assert.Equal(Video, BindingInput.VideoIdOf(given));
        Assert.Equal(Video, BindingInput.Read(null, given).VideoId);
        var request = BindingInput.Read(given, null);
        Assert.Equal(Video, request.VideoId ?? request.ContentBinding);
    }

    [Theory]
    [InlineData("")]
    [InlineData("dQw4w9WgXc")]
    [InlineData("dQw4w9WgXcQQ")]
    [InlineData("https://example.com/watch?v=dQw4w9WgXcQ")]
    [InlineData("https://www.youtube.com.example.com/watch?v=dQw4w9WgXcQ")]
    [InlineData("https://www.youtube.com/watch?v=short")]
    [InlineData("https://www.youtube.com/@channel")]
    [InlineData("ftp://youtu.be/dQw4w9WgXcQ")]
    public void Refuses_what_is_no_video(string given)
    {
        var error = Assert.Throws<InvalidInputException>(() => BindingInput.Read(null, given));
        Assert.Equal((ErrorIds.InvalidInput, "videoId"), (error.ErrorId, error.Parameter));
    }

    [Theory]
    [InlineData("\t CgtWSVNJVE9SREFUQQ%3D%3D\n", "CgtWSVNJVE9SREFUQQ%3D%3D")]
    [InlineData("id||session", "id||session")]
    [InlineData("7", "7")]
    public void Keeps_other_bindings_but_their_white_space(string given, string binding) =>
        Assert.Equal(binding, BindingInput.Read(given, null).ContentBinding);

    [Theory]
    [InlineData(" ")]
    [InlineData("''")]
    public void Refuses_an_empty_binding(string given) =>
        Assert.Equal("contentBinding", Assert.Throws<InvalidInputException>(() => BindingInput.Read(given, null)).Parameter);

    [Fact]
    public void Refuses_a_binding_beside_a_video() => Assert.Throws<InvalidInputException>(() => BindingInput.Read("a", Video));

    [Theory]
    [InlineData("dQw4w9WgXc", "10 characters")]
    [InlineData("dQw4w9WgXcQQ", "12 characters")]
    [InlineData("https://example.com/watch?v=dQw4w9WgXcQ", "address")]
    [InlineData("two words", "white space")]
    [InlineData("@{VideoId=dQw4w9WgXcQ}", "other text")]
    public void Doubts_what_looks_like_a_mistake(string binding, string why) =>
        Assert.Contains(why, BindingInput.DoubtAbout(binding), StringComparison.Ordinal);

    [Theory]
    [InlineData("1")]
    [InlineData("1000000000")]
    [InlineData("any-other-text")]
    public void Does_not_doubt_other_texts(string binding) => Assert.Null(BindingInput.DoubtAbout(binding));
}
