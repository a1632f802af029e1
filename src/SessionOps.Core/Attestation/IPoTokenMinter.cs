namespace SessionOps.Attestation;

/// <summary>A live script world that mints PO tokens until its integrity token expires. It cannot be stored.</summary>
internal interface IPoTokenMinter : IAsyncDisposable
{
    /// <summary><see cref="TokenGrade.Integrity"/>, or <see cref="TokenGrade.Fallback"/> when that was asked for.</summary>
    TokenGrade Grade { get; }

    /// <summary>The engine's name.</summary>
    string Engine { get; }

    /// <summary>When to attest again; in the past as soon as that is due because of <see cref="Minted"/>.</summary>
    DateTimeOffset RefreshAt { get; }

    /// <summary>When the integrity token expires.</summary>
    DateTimeOffset ExpiresAt { get; }

    /// <summary>How many tokens it has minted.</summary>
    int Minted { get; }

    /// <summary>After how many mints YouTube's own player attests again; null when the service did not say.</summary>
    int? MintRefreshThreshold { get; }

    /// <summary>What the challenge asked for and the environment lacks.</summary>
    IReadOnlyList<CoverageGap> CoverageGaps { get; }

    /// <summary>Mints a token for a binding; any number of times, from any thread.</summary>
    /// <returns>The token, base64url.</returns>
    Task<string> MintAsync(string contentBinding, CancellationToken cancellationToken);
}
