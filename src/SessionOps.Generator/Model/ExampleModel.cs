namespace SessionOps.Generator.Model;

/// <summary>One example.</summary>
/// <param name="Code">The command lines.</param>
/// <param name="Explanation">What they do, as XML.</param>
internal sealed record ExampleModel(string Code, string Explanation);
