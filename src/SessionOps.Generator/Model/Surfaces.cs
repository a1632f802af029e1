namespace SessionOps.Generator.Model;

/// <summary>What a project makes of the operations.</summary>
[Flags]
internal enum Surfaces
{
    None = 0,
    PowerShell = 1,
    Http = 2,
    Functions = 4,
}
