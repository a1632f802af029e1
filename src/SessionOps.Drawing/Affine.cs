using System.Globalization;
using SkiaSharp;

namespace SessionOps.Drawing;

/// <summary>A transformation in double precision, as Blink keeps it beside the one of Skia.</summary>
internal readonly record struct Affine(double A, double B, double C, double D, double E, double F)
{
    public static Affine Identity { get; } = new(1, 0, 0, 1, 0, 0);

    public bool IsInvertible => Determinant != 0 && double.IsFinite(Determinant);

    private double Determinant => (A * D) - (B * C);

    public static Affine Scaling(double x, double y) => new(x, 0, 0, y, 0, 0);

    public static Affine Translation(double x, double y) => new(1, 0, 0, 1, x, y);

    public static Affine Rotation(double angle)
    {
        var (sine, cosine) = Math.SinCos(angle);
        return new Affine(cosine, sine, -sine, cosine, 0, 0);
    }

    /// <summary>Reads one from its six numbers.</summary>
    public static Affine Of(IReadOnlyList<double> values) => new(values[0], values[1], values[2], values[3], values[4], values[5]);

    /// <summary>This transformation after another one.</summary>
    public Affine After(Affine inner) =>
        new(
            (A * inner.A) + (C * inner.B),
            (B * inner.A) + (D * inner.B),
            (A * inner.C) + (C * inner.D),
            (B * inner.C) + (D * inner.D),
            (A * inner.E) + (C * inner.F) + E,
            (B * inner.E) + (D * inner.F) + F
        );

    /// <summary>The transformation back.</summary>
    public Affine Inverse()
    {
        var determinant = Determinant;
        return new Affine(
            D / determinant,
            -B / determinant,
            -C / determinant,
            A / determinant,
            ((C * F) - (D * E)) / determinant,
            ((B * E) - (A * F)) / determinant
        );
    }

    public SKMatrix ToSkia() => new((float)A, (float)C, (float)E, (float)B, (float)D, (float)F, 0, 0, 1);

    /// <summary>The six numbers.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{A},{B},{C},{D},{E},{F}");
}
