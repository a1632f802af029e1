using System.Reflection;

namespace SessionOps.Scripting;

/// <summary>A script and the name that stack traces give it.</summary>
/// <param name="Name">The script's name.</param>
/// <param name="Text">The script's text.</param>
public sealed record ScriptSource(string Name, string Text)
{
    /// <summary>Reads a script that an assembly embeds under its name.</summary>
    public static ScriptSource FromResource(Assembly assembly, string name)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return new ScriptSource(name, reader.ReadToEnd());
    }
}
