using System.Globalization;
using System.Xml.Linq;

namespace SessionOps.Module.Build;

/// <summary>Writes the help of the cmdlets in MAML, as Get-Help reads it.</summary>
internal static class MamlHelp
{
    private static readonly XNamespace s_maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace s_command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace s_dev = "http://schemas.microsoft.com/maml/dev/2004/10";
    private static readonly XNamespace s_root = "http://msh";

    /// <summary>The help file.</summary>
    public static string Of(ModuleModel module) =>
        Xml.Text(new XElement(s_root + "helpItems", new XAttribute("schema", "maml"), module.Cmdlets.Select(cmdlet => Command(cmdlet, module.OnlineHelp))));

    private static XElement Command(CmdletModel cmdlet, string onlineHelp) =>
        new(
            s_command + "command",
            new XAttribute(XNamespace.Xmlns + "maml", s_maml),
            new XAttribute(XNamespace.Xmlns + "command", s_command),
            new XAttribute(XNamespace.Xmlns + "dev", s_dev),
            new XElement(
                s_command + "details",
                new XElement(s_command + "name", cmdlet.Name),
                new XElement(s_command + "verb", cmdlet.Verb),
                new XElement(s_command + "noun", cmdlet.Noun),
                Description(cmdlet.Summary)
            ),
            Description(cmdlet.Summary, cmdlet.Remarks),
            new XElement(
                s_command + "syntax",
                cmdlet.Sets.Select(set => new XElement(
                    s_command + "syntaxItem",
                    new XElement(s_maml + "name", cmdlet.Name),
                    cmdlet
                        .Parameters.Where(parameter => parameter.Sets.Count == 0 || parameter.Sets.Contains(set))
                        .Select(parameter => Parameter(parameter, inSyntax: true))
                ))
            ),
            new XElement(s_command + "parameters", cmdlet.Parameters.Select(parameter => Parameter(parameter, inSyntax: false))),
            new XElement(
                s_command + "inputTypes",
                cmdlet
                    .Parameters.Where(parameter => parameter.FromPipeline)
                    .Select(parameter => new XElement(s_command + "inputType", TypeOf(parameter.TypeName), Description(parameter.Summary)))
            ),
            new XElement(
                s_command + "returnValues",
                cmdlet.Outputs.Select(output => new XElement(s_command + "returnValue", TypeOf(output), Description(cmdlet.Returns)))
            ),
            new XElement(
                s_maml + "alertSet",
                new XElement(
                    s_maml + "alert",
                    Paragraph(
                        "Values marked as secrets are masked in the default views only: a property gives the whole value. Settings can be environment variables: see about_SessionOps."
                    )
                )
            ),
            new XElement(
                s_command + "examples",
                cmdlet.Examples.Select(
                    (example, index) =>
                        new XElement(
                            s_command + "example",
                            new XElement(s_maml + "title", string.Create(CultureInfo.InvariantCulture, $"---------- Example {index + 1} ----------")),
                            new XElement(s_dev + "code", example.Code),
                            new XElement(s_dev + "remarks", Paragraph(example.Text))
                        )
                )
            ),
            new XElement(s_command + "relatedLinks", Link("Online version:", onlineHelp), Link("about_SessionOps", null))
        );

    private static XElement Link(string text, string? address) =>
        new(s_maml + "navigationLink", new XElement(s_maml + "linkText", text), new XElement(s_maml + "uri", address));

    private static XElement Parameter(ParameterModel parameter, bool inSyntax) =>
        new(
            s_command + "parameter",
            new XAttribute("required", parameter.IsMandatory ? "true" : "false"),
            new XAttribute("variableLength", parameter.TypeName.EndsWith("[]", StringComparison.Ordinal) ? "true" : "false"),
            new XAttribute("globbing", parameter.HasWildcards ? "true" : "false"),
            new XAttribute("pipelineInput", parameter.PipelineInput),
            new XAttribute("position", parameter.Position?.ToString(CultureInfo.InvariantCulture) ?? "named"),
            new XAttribute("aliases", parameter.Aliases.Count > 0 ? string.Join(", ", parameter.Aliases) : "none"),
            new XElement(s_maml + "name", parameter.Name),
            Description(parameter.Summary),
            inSyntax && parameter.Values.Count > 0
                ? new XElement(
                    s_command + "parameterValueGroup",
                    parameter.Values.Select(value => new XElement(
                        s_command + "parameterValue",
                        new XAttribute("required", "false"),
                        new XAttribute("variableLength", "false"),
                        value
                    ))
                )
                : null,
            inSyntax && parameter.IsSwitch
                ? null
                : new XElement(
                    s_command + "parameterValue",
                    new XAttribute("required", parameter.IsSwitch ? "false" : "true"),
                    new XAttribute("variableLength", "false"),
                    parameter.TypeName
                ),
            TypeOf(parameter.TypeName),
            parameter.IsSwitch ? new XElement(s_dev + "defaultValue", "False") : null
        );

    private static XElement TypeOf(string name) => new(s_dev + "type", new XElement(s_maml + "name", name), new XElement(s_maml + "uri"));

    private static XElement Description(params string[] paragraphs) =>
        new(s_maml + "description", paragraphs.Where(paragraph => paragraph.Length > 0).Select(Paragraph));

    private static XElement Paragraph(string text) => new(s_maml + "para", text);
}
