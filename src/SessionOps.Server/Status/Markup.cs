using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;

namespace SessionOps.Server.Status;

/// <summary>A piece of HTML. What is interpolated into one is text and encoded, unless it is a piece of HTML itself.</summary>
internal sealed record Markup(string Html)
{
    /// <summary>No HTML.</summary>
    public static readonly Markup None = new("");

    /// <summary>Writes a piece.</summary>
    public static Markup Of(Writer writer) => new(writer.ToString());

    /// <summary>Writes one piece after the other.</summary>
    public static Markup Join(IEnumerable<Markup> pieces) => new(string.Concat(pieces.Select(static piece => piece.Html)));

    /// <summary>Gets the pieces of an interpolated string.</summary>
    [InterpolatedStringHandler]
    public readonly struct Writer(int literalLength, int formattedCount)
    {
        private readonly StringBuilder _html = new(literalLength + (formattedCount * 16));

        public void AppendLiteral(string html) => _html.Append(html);

        public void AppendFormatted(Markup piece) => _html.Append(piece.Html);

        public void AppendFormatted(string? text) => _html.Append(HtmlEncoder.Default.Encode(text ?? ""));

        public void AppendFormatted(IFormattable value) => AppendFormatted(value.ToString(null, System.Globalization.CultureInfo.InvariantCulture));

        public override string ToString() => _html.ToString();
    }
}
