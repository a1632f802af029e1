namespace SessionOps.Scripting;

/// <summary>A script and the name that stack traces give it.</summary>
/// <param name="Name">The script's name.</param>
/// <param name="Text">The script's text.</param>
internal sealed record ScriptSource(string Name, string Text);
