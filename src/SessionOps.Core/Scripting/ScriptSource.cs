using System.Reflection;

namespace SessionOps.Scripting;

/// <summary>A script and the name that stack traces give it.</summary>
/// <param name="Name">The script's name.</param>
/// <param name="Text">The script's text.</param>
public sealed record ScriptSource(string Name, string Text)
{
    /// <summary>The name that browsers give code of their own in stack traces; a script that reads its stack sees no other of ours.</summary>
    public const string Anonymous = "<anonymous>";

    /// <summary>Reads a script that an assembly embeds, to run under the name <see cref="Anonymous"/>.</summary>
    public static ScriptSource FromResource(Assembly assembly, string name)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return new ScriptSource(Anonymous, reader.ReadToEnd());
    }
}
