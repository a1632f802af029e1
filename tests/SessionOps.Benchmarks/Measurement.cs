using System.Text.Json;
using System.Text.Json.Serialization;

namespace SessionOps.Benchmarks;

/// <summary>What one world gave: a line of what <c>measure</c> prints, in the form of eng/recordings.</summary>
internal sealed record Measurement
{
    public required string Engine { get; init; }

    public required string Pair { get; init; }

    /// <summary>The snapshot's length.</summary>
    public int? Length { get; init; }

    /// <summary>The snapshot's first character.</summary>
    public string? Prefix { get; init; }

    /// <summary>Whether the snapshot gave a function to mint with.</summary>
    public bool CanMint { get; init; }

    /// <summary>The length and the first byte of a minted token, where an integrity token was recorded.</summary>
    public int[]? Token { get; init; }

    public IReadOnlyList<string> Gaps { get; init; } = [];

    public string? Error { get; init; }

    /// <summary>Milliseconds of world, setup, snapshot, and one mint of several.</summary>
    public double[]? Times { get; init; }

    /// <summary>What a tracer that ran before the interpreter has noted.</summary>
    public JsonElement? Trace { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Measurement))]
internal sealed partial class MeasurementJson : JsonSerializerContext;
