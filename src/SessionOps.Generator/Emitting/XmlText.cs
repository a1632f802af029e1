using System.Security;

namespace SessionOps.Generator.Emitting;

/// <summary>Puts plain text into XML.</summary>
internal static class XmlText
{
    public static string EscapeXml(this string text) => SecurityElement.Escape(text);
}
