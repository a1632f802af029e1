using System.Text.Json;
using SkiaSharp;

namespace SessionOps.Drawing;

/// <summary>What a shape is filled or stroked with: a colour, a gradient or a pattern.</summary>
internal sealed class CanvasStyle
{
    private readonly CssColor? _color;
    private readonly JsonElement _description;

    private CanvasStyle(CssColor color) => _color = color;

    private CanvasStyle(JsonElement description) => _description = description;

    public static CanvasStyle Black { get; } = new(new CssColor(0, 0, 0, 255));

    /// <summary>The mean colour of a gradient; null for other styles.</summary>
    public SKColor? MeanColor
    {
        get
        {
            if (_color is not null || _description[0].GetString() == "pattern" || _description[2].GetArrayLength() == 0)
                return null;
            var colors = Stops().Select(static stop => stop.Color).ToArray();
            return new SKColor(Mean(static color => color.Red), Mean(static color => color.Green), Mean(static color => color.Blue));

            byte Mean(Func<CssColor, byte> part) => (byte)Math.Round(colors.Average(color => part(color)), MidpointRounding.AwayFromZero);
        }
    }

    /// <summary>Reads a style: the text of a colour, or an array that describes a gradient or pattern.</summary>
    public static CanvasStyle Of(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? new CanvasStyle(CssColor.Parse(value.GetString()!) ?? default) : new CanvasStyle(value);

    /// <summary>Puts the style into a paint.</summary>
    /// <param name="paint">The paint.</param>
    /// <param name="state">What else the context draws with.</param>
    /// <param name="cancellationToken">Ends the drawing of a pattern's picture.</param>
    public void ApplyTo(SKPaint paint, CanvasState state, CancellationToken cancellationToken)
    {
        if (_color is { } color)
        {
            paint.ColorF = color.ToSkia(state.Alpha);
            return;
        }

        paint.ColorF = new SKColorF(0, 0, 0, state.Alpha);
        var isPattern = _description[0].GetString() == "pattern";
        using var shader = isPattern ? Pattern(state, cancellationToken) : Gradient();
        paint.Shader = shader;
        paint.IsDither = !isPattern;
    }

    private SKShader Gradient()
    {
        var values = Array.ConvertAll([.. _description[1].EnumerateArray()], static value => (float)value.GetDouble());
        var stops = Stops().OrderBy(static stop => stop.At).ToArray();
        if (stops.Length == 0)
            return SKShader.CreateEmpty();
        var places = Array.ConvertAll(stops, static stop => stop.At);
        var colors = Array.ConvertAll(stops, static stop => stop.Color.ToSkia());
        using var space = SKColorSpace.CreateSrgb();
        switch (_description[0].GetString())
        {
            case "linear":
                var (start, end) = (new SKPoint(values[0], values[1]), new SKPoint(values[2], values[3]));
                return start == end ? SKShader.CreateEmpty() : SKShader.CreateLinearGradient(start, end, colors, space, places, SKShaderTileMode.Clamp);
            case "radial":
                var (inner, outer) = (new SKPoint(values[0], values[1]), new SKPoint(values[3], values[4]));
                return inner == outer && values[2] == values[5]
                    ? SKShader.CreateEmpty()
                    : SKShader.CreateTwoPointConicalGradient(inner, values[2], outer, values[5], colors, space, places, SKShaderTileMode.Clamp);
            default:
                var turned = SKMatrix.CreateRotation(values[0], values[1], values[2]);
                return SKShader.CreateSweepGradient(new SKPoint(values[1], values[2]), colors, space, places, turned);
        }
    }

    private IEnumerable<(float At, CssColor Color)> Stops() =>
        _description[2].EnumerateArray().Select(static stop => ((float)stop[0].GetDouble(), Of(stop[1])._color!.Value));

    private SKShader Pattern(CanvasState state, CancellationToken cancellationToken)
    {
        var repetition = _description[1].GetString();
        var matrix =
            _description[3].GetArrayLength() == 6
                ? Affine.Of([.. _description[3].EnumerateArray().Select(static value => value.GetDouble())]).ToSkia()
                : SKMatrix.Identity;
        using var picture = Picture.Draw(_description[2], cancellationToken);
        using var image = picture.Snapshot();
        return SKShader.CreateImage(
            image,
            repetition is "repeat" or "repeat-x" ? SKShaderTileMode.Repeat : SKShaderTileMode.Decal,
            repetition is "repeat" or "repeat-y" ? SKShaderTileMode.Repeat : SKShaderTileMode.Decal,
            state.Sampling,
            matrix
        );
    }
}
