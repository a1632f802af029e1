namespace SessionOps.Generator.Model;

/// <summary>What an operation returns.</summary>
/// <param name="Type">The type of one result.</param>
/// <param name="IsStream">Whether there are any number of results, one after the other.</param>
/// <param name="IsSecret">Whether the bare value is a secret.</param>
internal sealed record ReturnModel(TypeModel Type, bool IsStream, bool IsSecret);
