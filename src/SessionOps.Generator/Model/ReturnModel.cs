namespace SessionOps.Generator.Model;

/// <summary>What an operation returns.</summary>
/// <param name="Type">The type of one result; null when there is none.</param>
/// <param name="IsStream">Whether there are any number of results, one after the other.</param>
internal sealed record ReturnModel(TypeModel? Type, bool IsStream);
