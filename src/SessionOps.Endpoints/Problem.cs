using System.Text.Json.Serialization;

namespace SessionOps.Endpoints;

/// <summary>An error as an answer (RFC 9457, <c>application/problem+json</c>).</summary>
public sealed record Problem
{
    /// <summary>A stable URN of the kind of error.</summary>
    public required string Type { get; init; }

    /// <summary>The kind of error in few words.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>What happened; never a secret.</summary>
    public required string Detail { get; init; }

    /// <summary>The stable id of the error, one of <see cref="ErrorIds"/>, or <c>Http</c> and the status of an answer that the router gave.</summary>
    public required string ErrorId { get; init; }

    /// <summary>The request's id, as in the header <c>X-Request-Id</c>.</summary>
    public required string RequestId { get; init; }

    /// <summary>What is wrong by field; null when no field is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>What the caller can do about it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RecommendedAction { get; init; }

    /// <summary>The stage of the attestation that failed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SessionStage? Stage { get; init; }

    /// <summary>What the challenge asked for and the browser environment lacks.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CoverageGap>? CoverageGaps { get; init; }

    /// <summary>Whether the same request may succeed later.</summary>
    public bool IsTransient { get; init; }
}
