using SessionOps.Generator.Model;

namespace SessionOps.Generator.Parsing;

/// <summary>Groups the routes of an operation to triggers: those of one path share one.</summary>
internal static class TriggerShape
{
    private static readonly char[] s_separators = ['/', '-', '.', '{', '}'];

    public static EquatableArray<TriggerModel> TriggersOf(string operation, IEnumerable<RouteModel> routes) => routes
        .GroupBy(route => route.Template, StringComparer.Ordinal)
        .Select((path, index) =>
        {
            // The first path gives the function the operation's own name.
            var suffix = index == 0 ? "" : "At" + string.Concat(path.Key.Split(s_separators).Select(Naming.Pascal));
            return new TriggerModel(operation + suffix, $"Run{suffix}Async", path.Select(route => route.Method.ToLowerInvariant()).ToEquatableArray(), path.Key);
        })
        .ToEquatableArray();
}
