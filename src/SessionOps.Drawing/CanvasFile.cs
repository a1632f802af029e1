using SessionOps.Drawing.Png;
using SkiaSharp;

namespace SessionOps.Drawing;

/// <summary>The file of a canvas, as its <c>toDataURL</c> gives it.</summary>
internal static class CanvasFile
{
    // Blink's ImageEncoder.
    private const double DefaultJpegQuality = 0.92;
    private const double DefaultWebPQuality = 0.8;

    /// <summary>The data address of the file.</summary>
    /// <param name="picture">The canvas.</param>
    /// <param name="type">The media type.</param>
    /// <param name="quality">From 0 to 1; less than 0 for the browser's own.</param>
    public static string AddressOf(Picture picture, string type, double quality)
    {
        var bytes = type switch
        {
            "image/jpeg" => Encode(picture, SKEncodedImageFormat.Jpeg, quality < 0 ? DefaultJpegQuality : quality),
            "image/webp" => Encode(picture, SKEncodedImageFormat.Webp, quality < 0 ? DefaultWebPQuality : quality),
            _ => PngEncoder.Encode(picture.ReadPixels(0, 0, picture.Width, picture.Height), picture.Width, picture.Height),
        };
        return $"data:{type};base64,{Convert.ToBase64String(bytes)}";
    }

    private static byte[] Encode(Picture picture, SKEncodedImageFormat format, double quality)
    {
        using var pixels = picture.Pixels();
        using var space = SKColorSpace.CreateSrgb();
        using var tagged = pixels.WithColorSpace(space);
        using var data = tagged.Encode(format, (int)((quality * 100) + 0.5));
        return data?.ToArray() ?? throw new NotDrawableException("The file could not be written.");
    }
}
