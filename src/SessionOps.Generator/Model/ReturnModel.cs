namespace SessionOps.Generator.Model;

/// <summary>What an operation returns.</summary>
/// <param name="Type">The type of one result; null when there is none.</param>
/// <param name="IsMany">Whether there are any number of results.</param>
internal sealed record ReturnModel(TypeModel? Type, bool IsMany);
