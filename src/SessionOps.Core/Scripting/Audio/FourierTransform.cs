using System.Numerics;

namespace SessionOps.Scripting.Audio;

/// <summary>
/// The discrete Fourier transform of real samples, with the roundings of Chromium's: two samples are one complex number of a transform of half the size,
/// which RustFFT plans for processors with AVX and fused multiplication.
/// </summary>
internal sealed class FourierTransform
{
    private readonly ComplexTransform _forward;
    private readonly ComplexTransform _inverse;
    private readonly ComplexFloat[] _twiddles;
    private readonly ComplexFloat[] _values;

    /// <param name="size">The number of samples, a power of two from 32 on.</param>
    public FourierTransform(int size)
    {
        var half = size / 2;
        _forward = new ComplexTransform(half, isInverse: false);
        _inverse = new ComplexTransform(half, isInverse: true);
        _values = new ComplexFloat[half];
        _twiddles = new ComplexFloat[half];
        for (var k = 0; k < half; k++)
        {
            var (sine, cosine) = Math.SinCos(-2 * Math.PI * k / size);
            _twiddles[k] = new ComplexFloat((float)(0.5 * cosine), (float)(0.5 * sine));
        }
    }

    /// <summary>Gives the half of the spectrum that real samples have; the first imaginary part is the real one of the highest frequency.</summary>
    public void Forward(ReadOnlySpan<float> samples, Span<float> real, Span<float> imaginary)
    {
        var half = _values.Length;
        for (var i = 0; i < half; i++)
            _values[i] = new ComplexFloat(samples[2 * i], samples[(2 * i) + 1]);
        _forward.Apply(_values);
        real[0] = _values[0].Real + _values[0].Imaginary;
        imaginary[0] = _values[0].Real - _values[0].Imaginary;
        for (var k = 1; k < half / 2; k++)
        {
            ComplexFloat low = _values[k],
                high = _values[half - k];
            var even = new ComplexFloat(0.5f * (low.Real + high.Real), 0.5f * (low.Imaginary - high.Imaginary));
            var odd = _twiddles[k] * new ComplexFloat(low.Imaginary + high.Imaginary, -(low.Real - high.Real));
            (real[k], imaginary[k]) = even + odd;
            (real[half - k], imaginary[half - k]) = (even - odd).Conjugate;
        }

        (real[half / 2], imaginary[half / 2]) = _values[half / 2].Conjugate;
    }

    /// <summary>The opposite of <see cref="Forward"/>.</summary>
    public void Inverse(ReadOnlySpan<float> real, ReadOnlySpan<float> imaginary, Span<float> samples)
    {
        var half = _values.Length;
        _values[0] = new ComplexFloat(0.5f * (real[0] + imaginary[0]), 0.5f * (real[0] - imaginary[0]));
        for (var k = 1; k < half / 2; k++)
        {
            var low = new ComplexFloat(real[k], imaginary[k]);
            var high = new ComplexFloat(real[half - k], -imaginary[half - k]);
            var even = (low + high).Scale(0.5f);
            var odd = (_twiddles[k].Conjugate * (low - high)).Rotate(isInverse: true);
            _values[k] = even + odd;
            _values[half - k] = (even - odd).Conjugate;
        }

        _values[half / 2] = new ComplexFloat(real[half / 2], -imaginary[half / 2]);
        _inverse.Apply(_values);
        var scale = 1 / (float)half;
        for (var i = 0; i < half; i++)
            (samples[2 * i], samples[(2 * i) + 1]) = _values[i].Scale(scale);
    }
}
