namespace SessionOps.Module.Build;

/// <summary>One use of a cmdlet.</summary>
/// <param name="Code">What is typed.</param>
/// <param name="Text">What it does, as a sentence.</param>
internal sealed record ExampleModel(string Code, string Text);
