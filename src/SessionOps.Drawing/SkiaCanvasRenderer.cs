using System.Text.Json;
using SessionOps.Scripting;

namespace SessionOps.Drawing;

/// <summary>Draws canvases with Skia, Chrome's own graphics library, on the processor as Chrome does on a machine without a graphics card.</summary>
public sealed class SkiaCanvasRenderer : ICanvasRenderer
{
    private const int MaxDepth = 256;

    /// <inheritdoc />
    public string? Answer(string request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var document = Parse(request);
        if (document is null)
            return null;
        var ask = document.RootElement.GetProperty("ask");
        var question = ask[0].GetString();
        if (question == "colour")
            return CssColor.Parse(ask[1].GetString()!) is { } color ? color.ToString()
                : CssColor.IsUnknown(ask[1].GetString()!) ? null
                : "";
        return NativeLibrary.IsPresent ? Answer(document.RootElement, question, ask, cancellationToken) : null;
    }

    // Canvases that are drawn on each other go deep.
    private static JsonDocument? Parse(string request)
    {
        try
        {
            return JsonDocument.Parse(request, new JsonDocumentOptions { MaxDepth = MaxDepth });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Answer(JsonElement root, string? question, JsonElement ask, CancellationToken cancellationToken)
    {
        try
        {
            using var picture = Picture.Draw(root, cancellationToken);
            return question switch
            {
                "file" => CanvasFile.AddressOf(picture, ask[1].GetString()!, ask[2].GetDouble()),
                "pixels" => Convert.ToHexString(picture.ReadPixels(ask[1].GetInt32(), ask[2].GetInt32(), ask[3].GetInt32(), ask[4].GetInt32())),
                "matrix" => picture.Painter.Transform.ToString(),
                "inPath" => ToText(picture.Painter.IsInPath(ask[1].GetString()!, (float)ask[2].GetDouble(), (float)ask[3].GetDouble(), ask[4])),
                _ => ToText(picture.Painter.IsInStroke((float)ask[1].GetDouble(), (float)ask[2].GetDouble(), ask[3])),
            };
        }
        catch (NotDrawableException)
        {
            return null;
        }
    }

    private static string ToText(bool value) => value ? "true" : "false";
}
