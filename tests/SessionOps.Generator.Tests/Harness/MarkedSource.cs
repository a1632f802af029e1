using System.Text;

namespace SessionOps.Generator.Tests.Harness;

/// <summary>A source in which <c>{|SOPS001:name|}</c> marks a span and the diagnostic that is expected there.</summary>
internal sealed record MarkedSource(string Text, IReadOnlyList<(string Id, string Underlined)> Expected)
{
    public static MarkedSource Parse(string marked)
    {
        var text = new StringBuilder();
        var expected = new List<(string Id, int Start, string Underlined)>();
        var open = new Stack<(string Id, int Start)>();
        for (var index = 0; index < marked.Length; index++)
        {
            if (marked.AsSpan(index).StartsWith("{|"))
            {
                var colon = marked.IndexOf(':', index);
                open.Push((marked[(index + 2)..colon], text.Length));
                index = colon;
            }
            else if (marked.AsSpan(index).StartsWith("|}"))
            {
                var (id, start) = open.Pop();
                expected.Add((id, start, text.ToString(start, text.Length - start)));
                index++;
            }
            else
            {
                text.Append(marked[index]);
            }
        }

        return new MarkedSource(
            text.ToString(),
            [.. expected.OrderBy(item => item.Start).ThenBy(item => item.Id, StringComparer.Ordinal).Select(item => (item.Id, item.Underlined))]
        );
    }
}
