using System.Text.RegularExpressions;
using SessionOps.Generator.Diagnostics;
using SessionOps.Generator.Model;

namespace SessionOps.Generator.Parsing;

/// <summary>Reads <c>Http = "GET sessions/{name}; GET session"</c> and checks each route against the parameters.</summary>
internal sealed class RouteReader(OperationAttributeReader attribute, IReadOnlyList<ParameterModel> arguments, string method, Findings findings)
{
    private static readonly string[] s_methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];
    private static readonly Regex s_segment = new(@"^([a-z0-9][a-z0-9.-]*|\{[a-zA-Z][a-zA-Z0-9]*\})$", RegexOptions.CultureInvariant);
    private static readonly Regex s_placeholder = new(@"\{([a-zA-Z0-9]+)\}", RegexOptions.CultureInvariant);

    private string? PostInstead => attribute.HasPlainHttp ? "POST" : null;

    public IEnumerable<RouteSite> Read()
    {
        if (attribute.Http is not { } http)
            yield break;
        for (var start = 0; start <= http.Length; )
        {
            var end = http.IndexOf(';', start);
            if (end < 0)
                end = http.Length;
            if (ReadOne(http, start, end) is { } site)
                yield return site;
            start = end + 1;
        }
    }

    /// <summary>The route without the names of its placeholders: two routes of one key answer the same requests.</summary>
    public static string KeyOf(RouteModel route) => $"{route.Method} {s_placeholder.Replace(route.Template, "{}")}";

    private RouteSite? ReadOne(string http, int start, int end)
    {
        var text = http.Substring(start, end - start);
        start += text.Length - text.TrimStart().Length;
        text = text.Trim();
        var location = attribute.HttpLocation(start, text.Length);
        if (ProblemOf(text) is { } problem)
        {
            findings.Add(Rules.MalformedRoute, location, text, problem);
            return null;
        }

        var words = text.Split(' ');
        var route = new RouteModel(words[0], words[1]);
        if (route.Method == "GET" && attribute.Action is not null)
            findings.AddReplaceable(Rules.UnsafeGet, attribute.HttpLocation(start, route.Method.Length), PostInstead, $"{attribute.Verb}-{attribute.Noun}");
        var placed = CheckPlaceholders(route, start + route.Method.Length + 1);
        if (route.Method is "GET" or "DELETE")
            CheckQuery(route, start, arguments.Where(argument => !placed.Contains(argument.Name)));
        return new RouteSite(route, LocationInfo.From(location));
    }

    private static string? ProblemOf(string text)
    {
        var words = text.Split(' ');
        if (words.Length != 2)
            return "there are exactly two words, and ';' stands between routes";
        if (!s_methods.Contains(words[0]))
            return $"the method is one of {string.Join(", ", s_methods)}";
        return words[1].Split('/').All(segment => s_segment.IsMatch(segment))
            ? null
            : "the path is relative to /api, in lower case, and a placeholder fills a whole segment";
    }

    private HashSet<string> CheckPlaceholders(RouteModel route, int offset)
    {
        var placed = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match placeholder in s_placeholder.Matches(route.Template))
        {
            var name = placeholder.Groups[1].Value;
            var location = attribute.HttpLocation(offset + placeholder.Index, placeholder.Length);
            placed.Add(name);
            if (arguments.FirstOrDefault(candidate => candidate.Name == name) is not { } argument)
                findings.Add(Rules.UnknownRouteParameter, location, name, method);
            else if (argument.IsSecret)
                findings.Add(Rules.SecretInRoute, location, name);
            else if (argument.Type.Shape == TypeShape.Record)
                findings.Add(Rules.RecordOutsideBody, location, name, route.Method, ShortName(argument.Type));
        }

        return placed;
    }

    // A record that need not be given is simply not offered in a query.
    private void CheckQuery(RouteModel route, int start, IEnumerable<ParameterModel> queried)
    {
        var location = attribute.HttpLocation(start, route.Method.Length);
        foreach (var argument in queried)
        {
            if (argument is { IsSecret: true, SecretUnless: null })
                findings.AddReplaceable(Rules.SecretInQuery, location, PostInstead, argument.Name, route.Method);
            else if (argument is { IsRequired: true, Type.Shape: TypeShape.Record })
                findings.AddReplaceable(Rules.RecordOutsideBody, location, PostInstead, argument.Name, route.Method, ShortName(argument.Type));
        }
    }

    private static string ShortName(TypeModel type) => type.Name.Split('.').Last();
}
