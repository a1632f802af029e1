using System.Xml.Linq;

namespace SessionOps.Module.Build;

/// <summary>Writes <c>SessionOps.format.ps1xml</c>: a table and a list for each type.</summary>
internal static class Views
{
    /// <summary>The file of the module's views.</summary>
    public static string Of(ModuleModel module) =>
        Xml.Text(new XElement("Configuration", new XElement("ViewDefinitions", module.Views.SelectMany(view => new[] { Table(view), List(view) }))));

    private static XElement Table(ViewModel view) =>
        View(
            view,
            new XElement(
                "TableControl",
                new XElement(
                    "TableHeaders",
                    view.Table.Select(column => new XElement(
                        "TableColumnHeader",
                        new XElement("Label", column.Label),
                        column.Width is { } width ? new XElement("Width", Math.Max(width, column.Label.Length)) : null,
                        new XElement("Alignment", column.IsRight ? "Right" : "Left")
                    ))
                ),
                new XElement(
                    "TableRowEntries",
                    new XElement("TableRowEntry", new XElement("TableColumnItems", view.Table.Select(column => new XElement("TableColumnItem", Value(column)))))
                )
            )
        );

    private static XElement List(ViewModel view) =>
        View(
            view,
            new XElement(
                "ListControl",
                new XElement(
                    "ListEntries",
                    new XElement(
                        "ListEntry",
                        new XElement("ListItems", view.List.Select(column => new XElement("ListItem", new XElement("Label", column.Label), Value(column))))
                    )
                )
            )
        );

    private static XElement View(ViewModel view, XElement control) =>
        new("View", new XElement("Name", view.TypeName), new XElement("ViewSelectedBy", new XElement("TypeName", view.TypeName)), control);

    private static XElement Value(ColumnModel column) => new("PropertyName", column.Shown);
}
