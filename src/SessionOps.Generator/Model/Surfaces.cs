namespace SessionOps.Generator.Model;

/// <summary>What a project wants made of the operations.</summary>
[Flags]
internal enum Surfaces
{
    None = 0,
    PowerShell = 1,
    Http = 2,
    Functions = 4,
}
