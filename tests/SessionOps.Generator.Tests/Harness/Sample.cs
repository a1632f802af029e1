namespace SessionOps.Generator.Tests.Harness;

/// <summary>A small operation without any fault, whose parts a test can replace.</summary>
internal sealed record Sample
{
    public string Documentation { get; init; } =
        """
            /// <summary>Gets a widget.</summary>
            /// <param name="name">The widget's name.</param>
            /// <param name="cancellationToken">Gives up.</param>
            /// <returns>The widget's name.</returns>
            /// <example><code>Get-Widget</code>Gets the default one.</example>
            /// <example><code>Get-Widget -Name blue</code>Gets the blue one.</example>
            """;

    public string Attribute { get; init; } = """[Operation("Get", "Widget", Http = "GET widgets/{name}")]""";

    public string Modifiers { get; init; } = "public static";

    public string Returns { get; init; } = "Task<string>";

    public string Name { get; init; } = "GetAsync";

    public string Parameters { get; init; } = """string name = "default", CancellationToken cancellationToken = default""";

    public string Body { get; init; } = "throw new NotSupportedException()";

    public string Class { get; init; } = "public static class WidgetOperations";

    public override string ToString() =>
        $$"""
            using System.ComponentModel.DataAnnotations;
            using SessionOps;
            using SessionOps.Operations;

            namespace Sample;

            /// <summary>What can be done with widgets.</summary>
            {{Class}}
            {
                {{Documentation.ReplaceLineEndings("\n    ")}}
                {{Attribute}}
                {{Modifiers}} {{Returns}} {{Name}}({{Parameters}}) => {{Body}};
            }
            """;

    /// <summary>The documentation of the sample, with that of other parameters than <c>name</c>.</summary>
    public static string DocumentationOf(params string[] parameters) =>
        new Sample().Documentation.Replace(
            """/// <param name="name">The widget's name.</param>""",
            string.Join("\n", parameters.Select(parameter => $"""/// <param name="{parameter}">What it is for.</param>"""))
        );
}
