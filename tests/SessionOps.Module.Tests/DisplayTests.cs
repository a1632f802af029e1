using SessionOps.PowerShell;

namespace SessionOps.PowerShell.Tests;

public sealed class DisplayTests
{
    private static readonly DateTimeOffset s_now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, "now")]
    [InlineData(45, "in 45 s")]
    [InlineData(90, "in 90 s")]
    [InlineData(7139, "in 119 min")]
    [InlineData(7199, "in 2 h")]
    [InlineData(40_000, "in 11 h")]
    [InlineData(43_195, "in 12 h")]
    [InlineData(200_000, "in 2 d")]
    [InlineData(-180, "3 min ago")]
    public void A_time_is_told_from_now(int seconds, string expected) => Assert.Equal(expected, Display.FromNow(s_now.AddSeconds(seconds), s_now));

    [Fact]
    public void A_number_of_microseconds_is_a_time()
    {
        Assert.Equal("now", Display.Microseconds((ulong)(DateTimeOffset.UtcNow - DateTimeOffset.UnixEpoch).TotalMicroseconds));
        Assert.Equal("18446744073709551615", Display.Microseconds(ulong.MaxValue));
        Assert.Equal("", Display.Microseconds(null));
    }

    [Fact]
    public void A_short_secret_shows_nothing_of_itself() => Assert.Equal("****", Display.Secret("VISITORDATA"));

    [Fact]
    public void A_long_secret_shows_its_beginning_and_length() => Assert.Equal("MnAAAA**** (110)", Display.Secret("Mn" + new string('A', 108)));

    [Fact]
    public void What_is_no_secret_by_its_pattern_is_shown()
    {
        Assert.Equal("dQw4w9WgXcQ", Display.Secret("dQw4w9WgXcQ", "^[A-Za-z0-9_-]{1,16}$"));
        Assert.Equal("****", Display.Secret("CgtWSVNJVE9SREFUQQ%3D%3D", "^[A-Za-z0-9_-]{1,16}$"));
    }
}
