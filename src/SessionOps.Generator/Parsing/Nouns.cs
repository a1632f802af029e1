namespace SessionOps.Generator.Parsing;

/// <summary>Tells singular nouns from plural ones, by English spelling.</summary>
internal static class Nouns
{
    private static readonly string[] s_singularEndings = ["ss", "us", "is", "as", "os", "Lens", "News", "Series", "Species", "Means"];
    private static readonly string[] s_sibilantEndings = ["sses", "shes", "ches", "xes", "zes"];

    private static readonly Dictionary<string, string> s_irregular = new(StringComparer.Ordinal)
    {
        ["Children"] = "Child",
        ["Criteria"] = "Criterion",
        ["Indices"] = "Index",
        ["Men"] = "Man",
        ["People"] = "Person",
        ["Vertices"] = "Vertex",
        ["Videos"] = "Video",
        ["Photos"] = "Photo",
        ["Aliases"] = "Alias",
        ["Statuses"] = "Status",
    };

    /// <summary>The singular to write instead; null when the noun is singular.</summary>
    public static string? SingularOfPlural(string noun)
    {
        foreach (var plural in s_irregular)
        {
            if (noun.EndsWith(plural.Key, StringComparison.Ordinal))
                return noun.Substring(0, noun.Length - plural.Key.Length) + plural.Value;
        }

        // An acronym such as DNS ends in a capital.
        if (!noun.EndsWith("s", StringComparison.Ordinal) || s_singularEndings.Any(ending => noun.EndsWith(ending, StringComparison.Ordinal)))
            return null;
        if (noun.EndsWith("ies", StringComparison.Ordinal))
            return noun.Substring(0, noun.Length - 3) + "y";
        var isSibilant = s_sibilantEndings.Any(ending => noun.EndsWith(ending, StringComparison.Ordinal));
        return noun.Substring(0, noun.Length - (isSibilant ? 2 : 1));
    }
}
