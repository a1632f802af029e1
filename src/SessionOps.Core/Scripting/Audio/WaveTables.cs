namespace SessionOps.Scripting.Audio;

/// <summary>One period of a wave, as a table for each third of an octave with only the harmonics that fit below half the sample rate.</summary>
internal sealed class WaveTables
{
    private const int BandsPerOctave = 3;
    private const float CentsPerBand = 1200 / BandsPerOctave;

    private readonly float[]?[] _tables;
    private readonly float[] _real;
    private readonly float[] _imaginary;
    private readonly float _lowestFundamental;
    private readonly float _scale = 0.5f;
    private readonly FourierTransform _transform;
    private readonly AudioBudget _budget;

    /// <summary>Takes the Fourier coefficients of a wave; a table is made when it is asked for.</summary>
    public WaveTables(float sampleRate, ReadOnlySpan<float> real, ReadOnlySpan<float> imaginary, bool isNormalized, AudioBudget budget)
    {
        Size = SizeFor(sampleRate);
        RateScale = Size / sampleRate;
        _lowestFundamental = (float)(0.5 * sampleRate) / (Size / 2);
        _tables = new float[(int)(0.5 + (BandsPerOctave * MathF.Log2(Size)))][];
        _transform = new FourierTransform(Size);
        _budget = budget;
        var count = Math.Min(real.Length, Size / 2);
        _real = real[..count].ToArray();
        _imaginary = imaginary[..count].ToArray();
        // The table with all harmonics decides how loud the others are.
        if (isNormalized && Peak(Transform(0)) is > 0 and var peak)
            _scale = 1 / peak;
    }

    /// <summary>The samples of a table.</summary>
    public int Size { get; }

    /// <summary>By how many samples of a table one hertz advances for each sample of sound.</summary>
    public float RateScale { get; }

    /// <summary>Makes the tables of one of the waves that have a name.</summary>
    public static WaveTables Named(string type, float sampleRate, AudioBudget budget)
    {
        var half = SizeFor(sampleRate) / 2;
        float[] real = budget.Allocate(half),
            imaginary = budget.Allocate(half);
        for (var n = 1; n < half; n++)
        {
            var factor = 2 / (n * MathF.PI);
            imaginary[n] = type switch
            {
                "sine" => n == 1 ? 1 : 0,
                "square" => n % 2 == 1 ? 2 * factor : 0,
                "sawtooth" => n % 2 == 1 ? factor : -factor,
                _ => n % 2 == 0 ? 0
                : n % 4 == 1 ? 2 * (factor * factor)
                : -(2 * (factor * factor)),
            };
        }

        return new WaveTables(sampleRate, real, imaginary, isNormalized: true, budget);
    }

    /// <summary>The two tables between whose bands a frequency is, and how much of the one with fewer harmonics it has.</summary>
    public (float[] Fewer, float[] More, float Share) At(float frequency)
    {
        frequency = MathF.Abs(frequency);
        var ratio = frequency > 0 ? frequency / _lowestFundamental : 0.5f;
        var band = 1 + (GnuMath.Log2(ratio) * 1200 / CentsPerBand);
        band = MathF.Min(MathF.Max(band, 0), _tables.Length - 1);
        var index = (int)band;
        return (Table(Math.Min(index + 1, _tables.Length - 1)), Table(index), band - index);
    }

    private static int SizeFor(float sampleRate) =>
        sampleRate switch
        {
            <= 24000 => 2048,
            <= 88200 => 4096,
            _ => 16384,
        };

    private float[] Table(int band)
    {
        if (_tables[band] is { } known)
            return known;
        var table = Transform(band);
        for (var i = 0; i < table.Length; i++)
            table[i] *= _scale;
        return _tables[band] = table;
    }

    private float[] Transform(int band)
    {
        _budget.Check();
        float[] reals = new float[Size / 2],
            imaginaries = new float[Size / 2];
        var count = Math.Min(_real.Length, HarmonicsOf(band) + 1);
        for (var i = 1; i < count; i++)
        {
            reals[i] = Size * _real[i];
            imaginaries[i] = -(float)Size * _imaginary[i];
        }

        var table = _budget.Allocate(Size);
        _transform.Inverse(reals, imaginaries, table);
        return table;
    }

    private int HarmonicsOf(int band) => (int)((float)Math.Pow(2, -(band * CentsPerBand) / 1200) * (Size / 2));

    private static float Peak(float[] table)
    {
        var peak = 0f;
        foreach (var sample in table)
            peak = MathF.Max(peak, MathF.Abs(sample));
        return peak;
    }
}
