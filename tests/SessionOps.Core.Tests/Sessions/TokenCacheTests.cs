using Microsoft.Extensions.Time.Testing;
using SessionOps.Sessions;

namespace SessionOps.Core.Tests.Sessions;

public sealed class TokenCacheTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 9, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Finds_a_token_until_it_expires()
    {
        var cache = new TokenCache(_time);
        var token = Token("a", TimeSpan.FromHours(1));
        cache.Add(token);

        Assert.Same(token, cache.Find("a"));
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Null(cache.Find("a"));
    }

    [Fact]
    public void The_oldest_makes_room()
    {
        var cache = new TokenCache(_time, maxTokens: 2);

        foreach (var binding in new[] { "a", "b", "c" })
            cache.Add(Token(binding, TimeSpan.FromHours(1)));

        Assert.Null(cache.Find("a"));
        Assert.NotNull(cache.Find("b"));
        Assert.NotNull(cache.Find("c"));
    }

    [Fact]
    public void Tokens_have_room_by_their_size_too()
    {
        var cache = new TokenCache(_time, maxBytes: 1000);
        var (small, large, larger) = ("a", new string('b', 400), new string('c', 450));

        cache.Add(Token(small, TimeSpan.FromHours(1)));
        cache.Add(Token(large, TimeSpan.FromHours(1)));
        cache.Add(Token(larger, TimeSpan.FromHours(1)));
        cache.Add(Token(new string('d', 600), TimeSpan.FromHours(1)));

        Assert.Equal([false, false, true, false], new[] { small, large, larger, new string('d', 600) }.Select(binding => cache.Find(binding) is not null));
    }

    [Fact]
    public void A_newer_token_replaces_the_one_of_the_same_binding()
    {
        var cache = new TokenCache(_time, maxTokens: 1);
        var newer = Token("a", TimeSpan.FromHours(2));

        cache.Add(Token("a", TimeSpan.FromHours(1)));
        cache.Add(newer);

        Assert.Same(newer, cache.Find("a"));
    }

    private PoToken Token(string binding, TimeSpan lifetime) =>
        new()
        {
            Value = "x",
            ContentBinding = binding,
            BindingKind = BindingKind.Custom,
            Grade = TokenGrade.Integrity,
            ExpiresAt = _time.GetUtcNow() + lifetime,
        };
}
