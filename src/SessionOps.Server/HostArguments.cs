namespace SessionOps.Server;

/// <summary>What the command line says beyond commands and options of our own: ASP.NET Core's settings and ours, each checked to be one.</summary>
/// <param name="Settings">As <c>--name=value</c>.</param>
/// <param name="ConfigurationFile">A file with settings; null when there is none.</param>
internal sealed record HostArguments(IReadOnlyList<string> Settings, FileInfo? ConfigurationFile)
{
    private static readonly string[] s_names = ["urls", "http_ports", "https_ports", "environment", "AllowedHosts", "SESSIONOPS_REFRESH_SCHEDULE"];
    private static readonly string[] s_sections = ["SessionOps", "Kestrel", "Logging"];

    /// <summary>Checks what System.CommandLine did not know.</summary>
    /// <param name="tokens">The arguments that are neither a command nor an option.</param>
    /// <param name="known">Our commands and options, to suggest one for a typo.</param>
    /// <exception cref="InvalidInputException">One is neither a command, nor an option, nor a setting.</exception>
    public static IEnumerable<string> Check(IReadOnlyList<string> tokens, IReadOnlyList<string> known)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (!token.StartsWith('-'))
                throw Refuse(token, $"There is no command {token}; {Nearest(token, known.Where(static name => name[0] != '-'))}.");
            var (name, value) = token.IndexOf('=', StringComparison.Ordinal) is > 0 and var at ? (token[..at], token[(at + 1)..]) : (token, null);
            if (!IsSetting(name.TrimStart('-')) || !name.StartsWith("--", StringComparison.Ordinal))
                throw Refuse(
                    name,
                    $"There is no option {name}; {Nearest(name, [.. known.Where(static known => known[0] == '-'), .. s_names.Select(static known => $"--{known}")])}."
                );
            if (value is null)
            {
                if (i + 1 == tokens.Count || tokens[i + 1].StartsWith("--", StringComparison.Ordinal))
                    throw Refuse(name, $"The option {name} has no value: write {name} and the value after it.");
                value = tokens[++i];
            }

            yield return $"{name}={value}";
        }
    }

    private static bool IsSetting(string name)
    {
        var section = name.Replace("__", ":", StringComparison.Ordinal).Split(':');
        return section.Length > 1
            ? s_sections.Contains(section[0], StringComparer.OrdinalIgnoreCase)
            : s_names.Contains(name, StringComparer.OrdinalIgnoreCase);
    }

    private static string Nearest(string name, IEnumerable<string> candidates) =>
        $"the nearest is {NearestName.Find(name, candidates).Name}, and --help lists all";

    private static InvalidInputException Refuse(string name, string sentence) => new(ErrorIds.InvalidConfiguration, name, sentence);
}
