using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SessionOps.Module.Build;

/// <summary>The doc comments of the assemblies, as plain text.</summary>
internal sealed partial class Documentation
{
    private readonly Dictionary<string, XElement> _members;

    public Documentation(IReadOnlyList<string> files) =>
        _members = files
            .SelectMany(file => XDocument.Load(file).Descendants("member"))
            .GroupBy(member => (string)member.Attribute("name")!)
            .ToDictionary(group => group.Key, group => group.First());

    /// <summary>The text of a member's element; empty when there is none.</summary>
    public string Text(string memberId, string element) =>
        _members.TryGetValue(memberId, out var member) && member.Element(element) is { } found ? Plain(found) : "";

    /// <summary>The examples of a member.</summary>
    public IReadOnlyList<ExampleModel> Examples(string memberId) =>
        !_members.TryGetValue(memberId, out var member)
            ? []
            :
            [
                .. member
                    .Elements("example")
                    .Select(example => new ExampleModel(
                        example.Element("code")?.Value.Trim() ?? "",
                        Plain(new XElement("text", example.Nodes().Where(node => node is not XElement { Name.LocalName: "code" })))
                    )),
            ];

    // A reference is shown by its last part: to the reader of the help, a property is a parameter.
    private static string Plain(XElement element) => Space().Replace(string.Concat(element.Nodes().Select(Words)), " ").Trim();

    private static string Words(XNode node) =>
        node switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "see" or "seealso" or "paramref" } reference => (
                (string?)reference.Attribute("cref") ?? (string?)reference.Attribute("langword") ?? (string?)reference.Attribute("name") ?? reference.Value
            ).Split('.', ':')[^1],
            XElement { Name.LocalName: "para" } paragraph => $" {Plain(paragraph)} ",
            XElement other => Plain(other),
            _ => "",
        };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
