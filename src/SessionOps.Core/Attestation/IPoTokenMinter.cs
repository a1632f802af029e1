namespace SessionOps.Attestation;

/// <summary>A live script world that mints PO tokens until its integrity token expires. It cannot be stored.</summary>
public interface IPoTokenMinter : IAsyncDisposable
{
    /// <summary><see cref="TokenGrade.Integrity"/>, or <see cref="TokenGrade.Fallback"/> when that was asked for.</summary>
    TokenGrade Grade { get; }

    /// <summary>The engine's name.</summary>
    string Engine { get; }

    /// <summary>When to attest anew.</summary>
    DateTimeOffset RefreshAt { get; }

    /// <summary>When the integrity token expires.</summary>
    DateTimeOffset ExpiresAt { get; }

    /// <summary>What the challenge asked for and the environment lacks.</summary>
    IReadOnlyList<CoverageGap> CoverageGaps { get; }

    /// <summary>Mints a token for a binding; any number of times, from any thread.</summary>
    /// <returns>The token, base64url.</returns>
    Task<string> MintAsync(string contentBinding, CancellationToken cancellationToken);
}
