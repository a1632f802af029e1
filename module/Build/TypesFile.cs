using System.Xml.Linq;

namespace SessionOps.Module.Build;

/// <summary>Writes <c>SessionOps.types.ps1xml</c>: the hidden members that views show, and how an object is shown among objects of other types.</summary>
internal static class TypesFile
{
    /// <summary>The class whose methods give the shown values.</summary>
    public const string Members = "SessionOps.PowerShell.ShownMembers";

    private const string Converter = "SessionOps.PowerShell.RecordConverter";

    // Types that are serialized for another process and piped there; the depth includes the token's times.
    private static readonly string[] s_travelling = ["SessionOps.YouTubeSession", "SessionOps.PoToken"];

    private const int TravelDepth = 3;

    /// <summary>The file of the module's type data.</summary>
    public static string Of(ModuleModel module) => Xml.Text(new XElement("Types", module.Views.Select(Type).Concat(s_travelling.Select(Deserialized))));

    /// <summary>The method that gives what is shown of a property.</summary>
    public static string MethodOf(ViewModel view, ColumnModel column) => $"{view.TypeName.Split('.')[^1]}{column.Property}";

    private static XElement Type(ViewModel view) =>
        new(
            "Type",
            new XElement("Name", view.TypeName),
            new XElement(
                "Members",
                view.List.Where(column => column.Member is not null)
                    .Select(column => new XElement(
                        "CodeProperty",
                        new XAttribute("IsHidden", "true"),
                        new XElement("Name", column.Member),
                        new XElement("GetCodeReference", new XElement("TypeName", Members), new XElement("MethodName", MethodOf(view, column)))
                    )),
                new XElement(
                    "MemberSet",
                    new XElement("Name", "PSStandardMembers"),
                    new XElement(
                        "Members",
                        // Shown as they are, except secrets: this is a list of properties, with their names as labels.
                        new XElement(
                            "PropertySet",
                            new XElement("Name", "DefaultDisplayPropertySet"),
                            new XElement(
                                "ReferencedProperties",
                                view.Table.Select(column => new XElement("Name", column.IsSecret ? column.Shown : column.Property))
                            )
                        ),
                        s_travelling.Contains(view.TypeName) ? Note("SerializationDepth", TravelDepth) : null
                    )
                )
            ),
            s_travelling.Contains(view.TypeName) ? new XElement("TypeConverter", new XElement("TypeName", Converter)) : null
        );

    private static XElement Deserialized(string type) =>
        new(
            "Type",
            new XElement("Name", $"Deserialized.{type}"),
            new XElement(
                "Members",
                new XElement("MemberSet", new XElement("Name", "PSStandardMembers"), new XElement("Members", Note("TargetTypeForDeserialization", type)))
            )
        );

    private static XElement Note(string name, object value) => new("NoteProperty", new XElement("Name", name), new XElement("Value", value));
}
