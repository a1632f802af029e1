namespace SessionOps;

/// <summary>Finds what a mistyped name probably means.</summary>
public static class NearestName
{
    /// <summary>The candidate that differs least from a name, and by how many edits; letter case and underscores do not count.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">What there is; not empty.</param>
    public static (string Name, int Slips) Find(string name, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(name);
        var plain = Plain(name);
        return candidates.Select(candidate => (candidate, Slips(plain, Plain(candidate)))).MinBy(candidate => candidate.Item2);
    }

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

    // Levenshtein's distance.
    private static int Slips(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= other.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1)));
        }

        return row[other.Length];
    }
}
