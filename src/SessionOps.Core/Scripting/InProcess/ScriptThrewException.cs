namespace SessionOps.Scripting;

/// <summary>Carries the description of what a bridge's function threw to <see cref="ScriptWorld"/>, which turns it into the caller's error.</summary>
internal sealed class ScriptThrewException(string description) : Exception(description);
