using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace SessionOps.Module.Build;

/// <summary>How the module's XML files are written.</summary>
internal static class Xml
{
    private static readonly XmlWriterSettings s_settings = new()
    {
        Indent = true,
        Encoding = new UTF8Encoding(false),
        NewLineChars = "\n",
    };

    /// <summary>The document as text.</summary>
    public static string Text(XElement root)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, s_settings))
            new XDocument(root).Save(writer);
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }
}
