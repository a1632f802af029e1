using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using SessionOps.Generator.Model;

namespace SessionOps.Generator.Parsing;

/// <summary>Reads a method's doc comment.</summary>
internal sealed class DocumentationReader
{
    private static readonly Regex s_whiteSpace = new(@"\s+", RegexOptions.CultureInvariant);

    private readonly XElement _member;
    private readonly HashSet<string> _arguments;

    private DocumentationReader(XElement member, HashSet<string> arguments, bool isRead) => (_member, _arguments, IsRead) = (member, arguments, isRead);

    /// <summary>Opens the comment of a method; a missing or broken one reads as empty.</summary>
    /// <param name="method">The method.</param>
    /// <param name="arguments">The parameters that have a property of the cmdlet to refer to.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    public static DocumentationReader Open(IMethodSymbol method, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var xml = method.GetDocumentationCommentXml(expandIncludes: true, cancellationToken: cancellationToken);
        var isRead = method.Locations[0].SourceTree?.Options.DocumentationMode != DocumentationMode.None;
        return new DocumentationReader(Parse(xml), new HashSet<string>(arguments, StringComparer.Ordinal), isRead);
    }

    /// <summary>Whether the compiler reads doc comments at all in this project.</summary>
    public bool IsRead { get; }

    public DocumentationText? Summary => Text(_member.Element("summary"));

    public DocumentationText? Remarks => Text(_member.Element("remarks"));

    public DocumentationText? Returns => Text(_member.Element("returns"));

    public DocumentationText? Parameter(string name) => Text(_member.Elements("param").FirstOrDefault(element => element.Attribute("name")?.Value == name));

    /// <summary>The examples that have code.</summary>
    public EquatableArray<ExampleModel> Examples =>
        _member
            .Elements("example")
            .Select(example =>
                (
                    Code: example.Element("code"),
                    Text: Text(new XElement("text", example.Nodes().Where(node => node is not XElement { Name.LocalName: "code" })))
                )
            )
            .Where(example => example.Code is not null)
            .Select(example => new ExampleModel(Dedent(example.Code!.Value), example.Text?.Xml ?? ""))
            .ToEquatableArray();

    private static XElement Parse(string? xml)
    {
        try
        {
            return string.IsNullOrWhiteSpace(xml) ? new XElement("member") : XElement.Parse(xml, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            // The compiler itself warns of a malformed comment (CS1570), and an empty one is reported here.
            return new XElement("member");
        }
    }

    private DocumentationText? Text(XElement? element)
    {
        if (element is null)
            return null;
        var xml = Collapse(string.Concat(element.Nodes().Select(node => ForCmdlet(node).ToString(SaveOptions.DisableFormatting))));
        return xml.Length == 0 ? null : new DocumentationText(xml, Collapse(string.Concat(element.Nodes().Select(Plain))));
    }

    // A paramref would name a parameter that the cmdlet does not have: it has a property instead.
    private XNode ForCmdlet(XNode node)
    {
        if (node is not XElement element)
            return node;
        if (element.Name.LocalName != "paramref")
            return new XElement(element.Name, element.Attributes(), element.Nodes().Select(ForCmdlet));
        var name = element.Attribute("name")?.Value ?? "";
        return _arguments.Contains(name) ? new XElement("see", new XAttribute("cref", Naming.Pascal(name))) : new XElement("c", name);
    }

    private static string Plain(XNode node) =>
        node switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "para" } element => " " + string.Concat(element.Nodes().Select(Plain)) + " ",
            XElement element when element.Nodes().Any() => string.Concat(element.Nodes().Select(Plain)),
            XElement element => LastName((element.Attribute("name") ?? element.Attribute("langword") ?? element.Attribute("cref"))?.Value ?? ""),
            _ => "",
        };

    // "M:SessionOps.Sessions.GetAsync(System.String)" reads as "GetAsync".
    private static string LastName(string reference) => reference.Split('(')[0].Split('.', ':').Last();

    private static string Collapse(string text) => s_whiteSpace.Replace(text, " ").Trim();

    private static string Dedent(string code)
    {
        var lines = code.Replace("\r\n", "\n").Split('\n').Select(line => line.TrimEnd()).SkipWhile(line => line.Length == 0).ToList();
        while (lines.Count > 0 && lines[lines.Count - 1].Length == 0)
            lines.RemoveAt(lines.Count - 1);
        var indent = lines.Where(line => line.Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        return string.Join("\n", lines.Select(line => line.Length == 0 ? line : line.Substring(indent)));
    }
}
