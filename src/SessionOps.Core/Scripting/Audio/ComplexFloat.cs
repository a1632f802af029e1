namespace SessionOps.Scripting.Audio;

/// <summary>A complex number of single precision.</summary>
internal readonly record struct ComplexFloat(float Real, float Imaginary)
{
    public ComplexFloat Conjugate => new(Real, -Imaginary);

    public static ComplexFloat operator +(ComplexFloat left, ComplexFloat right) => new(left.Real + right.Real, left.Imaginary + right.Imaginary);

    public static ComplexFloat operator -(ComplexFloat left, ComplexFloat right) => new(left.Real - right.Real, left.Imaginary - right.Imaginary);

    public static ComplexFloat operator -(ComplexFloat value) => new(-value.Real, -value.Imaginary);

    public static ComplexFloat operator *(ComplexFloat left, ComplexFloat right) =>
        new((left.Real * right.Real) - (left.Imaginary * right.Imaginary), (left.Real * right.Imaginary) + (left.Imaginary * right.Real));

    public ComplexFloat Scale(float factor) => new(Real * factor, Imaginary * factor);

    /// <summary>The product with one of its two multiplications fused with the addition: left and right are not interchangeable.</summary>
    public ComplexFloat Fused(ComplexFloat right) =>
        new(MathF.FusedMultiplyAdd(Real, right.Real, -(Imaginary * right.Imaginary)), MathF.FusedMultiplyAdd(Real, right.Imaginary, Imaginary * right.Real));

    /// <summary>A quarter turn, forwards for an inverse transform.</summary>
    public ComplexFloat Rotate(bool isInverse) => isInverse ? new(-Imaginary, Real) : new(Imaginary, -Real);
}
