using Microsoft.Extensions.Time.Testing;
using SessionOps.Diagnostics;

namespace SessionOps.Core.Tests.Diagnostics;

public sealed class RecentCountTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Counts_ever_and_within_the_last_minute()
    {
        var count = new RecentCount(_time);

        count.Add();
        _time.Advance(TimeSpan.FromSeconds(59));
        count.Add();
        Assert.Equal((2, 2), (count.Total, count.LastMinute));

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((2, 1), (count.Total, count.LastMinute));

        _time.Advance(TimeSpan.FromDays(1));
        Assert.Equal((2, 0), (count.Total, count.LastMinute));
    }
}
