using SessionOps.Generator.Model;

namespace SessionOps.Generator.Parsing;

/// <summary>Groups the routes of an operation into triggers: those of one path share one.</summary>
internal static class TriggerShape
{
    private static readonly char[] s_separators = ['/', '-', '.', '{', '}'];

    public static EquatableArray<TriggerModel> TriggersOf(string operation, IEnumerable<RouteModel> routes)
    {
        var paths = routes.GroupBy(route => route.Template, StringComparer.Ordinal).ToArray();
        return paths
            .Select(path =>
            {
                var suffix = SuffixOf(path.Key, [.. paths.Select(other => other.Key)]);
                return new TriggerModel(
                    operation + suffix,
                    $"Run{suffix}Async",
                    path.Select(route => route.Method.ToLowerInvariant()).ToEquatableArray(),
                    path.Key
                );
            })
            .ToEquatableArray();
    }

    // The only path gives the function the operation's own name. Of several, each is named after what it takes, or after its words where that would name two alike.
    private static string SuffixOf(string path, string[] paths)
    {
        if (paths.Length == 1)
            return "";
        var taken = TakenBy(path);
        return paths.Count(other => TakenBy(other) == taken) == 1 ? taken : "At" + string.Concat(path.Split(s_separators).Select(Naming.Pascal));
    }

    private static string TakenBy(string path)
    {
        var placeholders = path.Split('/')
            .Where(segment => segment.Length > 0 && segment[0] == '{')
            .Select(segment => Naming.Pascal(segment.Trim('{', '}')))
            .ToArray();
        return placeholders.Length == 0 ? "" : "By" + string.Join("And", placeholders);
    }
}
