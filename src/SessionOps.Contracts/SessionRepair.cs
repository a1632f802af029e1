using SessionOps.Operations;

namespace SessionOps;

/// <summary>What was done about a session that was reported as refused.</summary>
[DefaultView(nameof(Name), nameof(Renewed), nameof(Decision), nameof(CreatedAt), nameof(ExpiresAt))]
public sealed record SessionRepair
{
    /// <summary>The session's name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether there is a new session of that name.</summary>
    public required bool Renewed { get; init; }

    /// <summary>Why it was renewed or kept, as a sentence for people.</summary>
    public required string Decision { get; init; }

    /// <summary>What the test of the reported session showed.</summary>
    public required SessionTestResult Test { get; init; }

    /// <summary>When the session that is shared now was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it expires.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
