namespace SessionOps.Generator.Model;

/// <summary>A piece of documentation.</summary>
/// <param name="Xml">As XML for a doc comment of the emitted cmdlet.</param>
/// <param name="Plain">As plain text.</param>
internal sealed record DocumentationText(string Xml, string Plain);
