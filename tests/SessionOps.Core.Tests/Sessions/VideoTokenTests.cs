using SessionOps.Sessions;

namespace SessionOps.Core.Tests.Sessions;

/// <summary>Tokens for videos in processes that end soon, which would attest for each otherwise.</summary>
public sealed class VideoTokenTests : SessionServiceWorld
{
    private const string Video = "dQw4w9WgXcQ";

    [Fact]
    public async Task The_next_process_gets_the_token_without_an_attestation_and_with_what_is_left_of_its_life()
    {
        var token = await MintInProcessAsync(Video);
        _time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(token, await MintInProcessAsync(Video));
        Assert.Equal(1, _attestation.Count);
    }

    [Fact]
    public async Task A_token_whose_life_is_over_is_minted_again()
    {
        await MintInProcessAsync(Video);
        _time.Advance(_attestation.Lifetime);

        var token = await MintInProcessAsync(Video);

        Assert.True(token.ExpiresAt > _time.GetUtcNow());
        Assert.Equal(2, _attestation.Count);
    }

    [Theory]
    [InlineData(Video)]
    [InlineData("a binding of a caller")]
    public async Task A_warm_minter_is_quicker_than_the_store(string binding)
    {
        await MintInProcessAsync(binding);
        var service = NewService(isShortLived: true);
        await Mint(service, "jNQXAC9IVRw");

        await Mint(service, binding);

        Assert.Equal(2, _attestation.Minters.Last().Minted);
    }

    [Fact]
    public async Task A_process_that_stays_stores_none()
    {
        var service = NewService();
        await Mint(service, Video);
        await service.FlushAsync(CancellationToken.None);

        Assert.Null(await NewStore().ReadTokenAsync("default", Video, CancellationToken.None));
    }

    [Fact]
    public async Task The_same_token_is_given_again_with_what_it_is_good_for()
    {
        var service = NewService();
        var token = await Mint(service, Video);

        var forPlayer = await service.MintAsync(
            new PoTokenRequest
            {
                VideoId = Video,
                Context = PoTokenContext.Player,
                Client = "web",
            },
            null,
            CancellationToken.None
        );

        Assert.Same(await Mint(service, Video), await Mint(service, Video));
        Assert.Equal(token, forPlayer);
        Assert.True(token.GoodFor?.HasFlag(PoTokenUses.Player));
    }

    [Fact]
    public async Task A_long_list_does_not_fill_the_store()
    {
        var ids = Enumerable.Range(0, SharedSession.MaxStoredVideoTokens + 1).Select(number => $"video{number:000000}").ToList();
        var service = NewService(isShortLived: true);
        foreach (var id in ids)
            await Mint(service, id);
        await service.FlushAsync(CancellationToken.None);

        Assert.NotNull(await NewStore().ReadTokenAsync("default", ids[^2], CancellationToken.None));
        Assert.Null(await NewStore().ReadTokenAsync("default", ids[^1], CancellationToken.None));
    }

    private async Task<PoToken> MintInProcessAsync(string video)
    {
        var service = NewService(isShortLived: true);
        var token = await Mint(service, video);
        await service.DisposeAsync();
        return token;
    }
}
