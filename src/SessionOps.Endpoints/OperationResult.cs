namespace SessionOps.Endpoints;

/// <summary>What an operation gives.</summary>
/// <param name="Type">The type of one result.</param>
/// <param name="Summary">What it is, in one sentence.</param>
public sealed record OperationResult(Type Type, string Summary)
{
    /// <summary>Whether there are any number of results: the answer is then a JSON array.</summary>
    public bool IsStream { get; init; }

    /// <summary>Whether the answer carries secrets, so that no cache may keep it. On unless the operation says otherwise.</summary>
    public bool IsSecret { get; init; } = true;
}
