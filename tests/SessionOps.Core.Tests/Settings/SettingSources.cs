namespace SessionOps.Core.Tests.Settings;

/// <summary>Writes what is made from the options: the catalogue, the reader and the cmdlets' parameters.</summary>
internal static class SettingSources
{
    private const string Made = "// Made from SessionOpsOptions by the test SettingsAreDescribedOnceTests; SESSIONOPS_REWRITE_SNAPSHOTS=1 writes it again.";

    public static string Catalogue(IEnumerable<DescribedOption> options) =>
        $$"""
        {{Made}}
        namespace SessionOps;

        /// <summary>Every setting, as the options describe it.</summary>
        public static class SettingCatalogue
        {
            /// <summary>All of them, in the order of the options.</summary>
            public static IReadOnlyList<Setting> All { get; } =
            [
        {{Lines(options.Select(option => $"        new({Name(option)}, {Text(option.Variable)}, {Text(option.Attribute.Unset)},\n            {Text(option.Meaning)},\n            "
            + $"{Text(option.Attribute.Parameter)}, {Text(option.Attribute.Member)}, {(option.Attribute.IsForServers ? "true" : "false")}),"))}}
            ];

            /// <summary>Finds a setting by its bare name, such as <c>Proxy</c>.</summary>
            public static Setting Of(string name) => All.First(setting => setting.Name == name);
        }

        """;

    public static string Reader(IEnumerable<DescribedOption> options) =>
        $$"""
            {{Made}}
            using System.Globalization;

            namespace SessionOps;

            public static partial class SessionOpsSettings
            {
                private static void ReadInto(SessionOpsOptions options, SettingReader reader)
                {
            {{Lines(options.Select(option => $"        options.{option.Name} = {option.Reading} ?? options.{option.Name};"))}}
                }

                // As it would be written in the environment, to be read by the same rules; groups have rules of their own.
                private static string? TextOf(SessionOpsOptions options, string name) => name switch
                {
            {{Lines(options.Where(option => option.Writing is not null).Select(option => $"        {Name(option)} => {option.Writing},"))}}
                    _ => null,
                };
            }

            """;

    public static string Cmdlet(IEnumerable<DescribedOption> options) =>
        $$"""
            {{Made}}
            using System.Management.Automation;

            namespace SessionOps.PowerShell;

            public abstract partial class OperationCmdlet
            {
            {{string.Join("\n\n", options.Where(option => option.Attribute.Parameter is not null).Select(Parameter))}}

                // What a parameter gives, by the name of its setting; null when it is not given.
                private string? Given(string setting) => setting switch
                {
            {{Lines(
                options.Where(option => option.Attribute.Parameter is not null).Select(option =>
                    $"        nameof(SessionOpsOptions.{option.Name}) => {Value(option)},"
                )
            )}}
                    _ => null,
                };
            }

            """;

    private static string Parameter(DescribedOption option)
    {
        var type = option.Property.PropertyType;
        List<string> lines =
        [
            "/// <summary>",
            $"/// {option.Meaning}",
            $"/// Default: {option.Variable}, else {option.Attribute.Unset}.",
            "/// </summary>",
            "[Parameter]",
        ];
        if (option.Attribute.Completer is { } completer)
            lines.Add($"[ArgumentCompleter(typeof({completer}))]");
        if (option.Attribute.Values is { } values)
            lines.Add($"[ValidateSet({string.Join(", ", values.Split(',').Select(DescribedOption.Text))})]");
        else if (type != typeof(Uri))
            lines.Add("[ValidateNotNullOrEmpty]");
        lines.Add($"public {(type == typeof(Uri) ? "Uri" : type == typeof(string) ? "string" : "string[]")}? {option.Attribute.Parameter} {{ get; set; }}");
        return string.Join("\n", lines.Select(line => "    " + line));
    }

    private static string Value(DescribedOption option)
    {
        var parameter = option.Attribute.Parameter;
        if (option.Property.PropertyType == typeof(Uri))
            return $"{parameter}?.OriginalString";
        return option.Property.PropertyType == typeof(string) ? parameter! : $"{parameter} is null ? null : string.Join(',', {parameter})";
    }

    private static string Name(DescribedOption option) => $"nameof(SessionOpsOptions.{option.Name})";

    private static string Text(string? text) => DescribedOption.Text(text);

    private static string Lines(IEnumerable<string> lines) => string.Join("\n", lines);
}
