namespace SessionOps.Scripting.Audio;

/// <summary>A periodic wave of some frequency.</summary>
internal sealed class Oscillator(AudioGraph graph) : AudioSource(graph, channels: 1)
{
    // From how many samples of the table a frame advances on are two points enough, and three instead of five.
    private const float Linear = 0.3f;
    private const float Quadratic = 0.16f;

    private readonly float[] _increments = new float[AudioBus.Frames];
    private WaveTables _wave = graph.Wave("sine");
    private double _index;

    private AudioParameter Frequency => Parameters[0];

    private AudioParameter Detune => Parameters[1];

    private float Nyquist => (float)Graph.SampleRate / 2;

    public override void Set(string name, AudioRequest value)
    {
        switch (name)
        {
            case "type":
                _wave = Graph.Wave(value.Word().ToString());
                break;
            case "wave":
                var isNormalized = value.Integer() != 0;
                var coefficients = value.Floats(Graph.Budget);
                var half = coefficients.Length / 2;
                _wave = new WaveTables((float)Graph.SampleRate, coefficients.AsSpan(0, half), coefficients.AsSpan(half), isNormalized, Graph.Budget);
                break;
            default:
                base.Set(name, value);
                break;
        }
    }

    protected override void Process()
    {
        var bus = Outputs[0].Bus;
        var range = Schedule(out var late);
        if (range.Start.Value == range.End.Value)
        {
            bus.Clear();
            return;
        }

        var isBusy = FindIncrements();
        var frequency = isBusy ? 0 : CurrentFrequency();
        var samples = bus.Write(0)[range];
        if (late > 0)
        {
            samples = samples[1..];
            _index += (1 - late) * frequency * _wave.RateScale;
        }
        else if (late < 0)
        {
            _index = -late * frequency * _wave.RateScale;
        }

        if (isBusy)
            RenderChanging(samples);
        else
            RenderSteady(samples, CurrentFrequency());
    }

    private float CurrentFrequency()
    {
        var frequency = Frequency.Final();
        frequency *= GnuMath.Exp2(Detune.Final() / 1200);
        return Clamp(frequency);
    }

    private float Clamp(float frequency) => float.IsNaN(frequency) ? Nyquist : Math.Clamp(frequency, -Nyquist, Nyquist);

    // By how far each frame advances, when that may change within the quantum.
    private bool FindIncrements()
    {
        var scale = _wave.RateScale;
        var frequencyChanges = Frequency.IsBusy && Frequency.IsAudioRate;
        if (frequencyChanges)
            Frequency.Each().CopyTo(_increments);
        else
            scale *= Frequency.Final();

        var detuneChanges = Detune.IsBusy && Detune.IsAudioRate;
        if (detuneChanges)
        {
            var cents = Detune.Each();
            const float OfCent = (float)(1.0 / 1200);
            for (var i = 0; i < cents.Length; i++)
            {
                var factor = GnuMath.Exp2(OfCent * cents[i]);
                _increments[i] = frequencyChanges ? factor * _increments[i] : factor;
            }
        }
        else
        {
            scale *= GnuMath.Exp2(Detune.Final() / 1200);
        }

        if (!frequencyChanges && !detuneChanges)
            return false;
        for (var i = 0; i < _increments.Length; i++)
            _increments[i] = FloatMath.Flush(scale * Clamp(_increments[i]));
        return true;
    }

    private void RenderSteady(Span<float> samples, float frequency)
    {
        var (fewer, more, share) = _wave.At(frequency);
        var increment = frequency * _wave.RateScale;
        if (increment < Linear)
        {
            foreach (ref var sample in samples)
            {
                sample = Interpolate(MathF.Abs(increment), fewer, more, share);
                Advance(increment);
            }

            return;
        }

        var size = _wave.Size;
        Span<float> indices = stackalloc float[4];
        for (var lane = 0; lane < 4; lane++)
            indices[lane] = Wrap((float)(_index + (lane * increment)), size);
        var whole = samples.Length / 4 * 4;
        for (var i = 0; i < whole; i += 4)
        {
            for (var lane = 0; lane < 4; lane++)
            {
                var index = (int)indices[lane] & (size - 1);
                var next = (index + 1) & (size - 1);
                samples[i + lane] = Blend(fewer, more, index, next, indices[lane] - index, share);
                indices[lane] = Wrap(indices[lane] + (4 * increment), size);
            }
        }

        var rest = Wrapped(_index + (whole * increment));
        for (var i = whole; i < samples.Length; i++)
        {
            var index = (int)rest & (size - 1);
            samples[i] = Blend(fewer, more, index, (index + 1) & (size - 1), (float)rest - index, share);
            rest = Wrapped(rest + increment);
        }

        Advance(samples.Length * increment);
    }

    private void RenderChanging(Span<float> samples)
    {
        var inverse = 1 / _wave.RateScale;
        var whole = samples.Length / 4 * 4;
        for (var i = 0; i < whole; i += 4)
        {
            var four = _increments.AsSpan(i, 4);
            if (MathF.Abs(four[0]) >= Linear && MathF.Abs(four[1]) >= Linear && MathF.Abs(four[2]) >= Linear && MathF.Abs(four[3]) >= Linear)
            {
                double sum = 0;
                for (var lane = 0; lane < 4; lane++)
                {
                    var (fewer, more, share) = _wave.At(inverse * four[lane]);
                    var position = Wrapped(_index + sum);
                    var index = (int)position & (_wave.Size - 1);
                    samples[i + lane] = Blend(fewer, more, index, (index + 1) & (_wave.Size - 1), (float)position - index, share);
                    sum += four[lane];
                }

                Advance(sum);
            }
            else
            {
                for (var lane = 0; lane < 4; lane++)
                    samples[i + lane] = RenderOne(inverse, four[lane]);
            }
        }

        for (var i = whole; i < samples.Length; i++)
            samples[i] = RenderOne(inverse, _increments[i]);
    }

    private float RenderOne(float inverse, float increment)
    {
        var (fewer, more, share) = _wave.At(inverse * increment);
        var sample = Interpolate(MathF.Abs(increment), fewer, more, share);
        Advance(increment);
        return sample;
    }

    private void Advance(double frames) => _index = Wrapped(_index + frames);

    private double Wrapped(double index) => index - (Math.Floor(index * (1.0 / _wave.Size)) * _wave.Size);

    private static float Wrap(float index, int size) => index - (MathF.Floor(index * (1f / size)) * size);

    private static float Blend(float[] fewer, float[] more, int index, int next, float between, float share)
    {
        var high = more[index] + (between * (more[next] - more[index]));
        var low = fewer[index] + (between * (fewer[next] - fewer[index]));
        return FloatMath.Flush(high + (share * (low - high)));
    }

    // Through two, three or five points of each table.
    private float Interpolate(float increment, float[] fewer, float[] more, float share)
    {
        double low = 0,
            high = 0;
        var index = (int)_index;
        var mask = _wave.Size - 1;
        if (increment >= Linear)
        {
            var next = (index + 1) & mask;
            index &= mask;
            double between = (float)_index - index;
            high = ((1 - between) * more[index]) + (between * more[next]);
            low = ((1 - between) * fewer[index]) + (between * fewer[next]);
        }
        else
        {
            var t = _index - index;
            var t2 = t * t;
            ReadOnlySpan<double> weights =
                increment >= Quadratic
                    ? [0.5 * t * (t - 1), 1 - (t * t), 0.5 * t * (t + 1)]
                    :
                    [
                        t * (t2 - 1) * (t - 2) / 24,
                        -t * (t - 1) * (t2 - 4) / 6,
                        (t2 - 1) * (t2 - 4) / 4,
                        -t * (t + 1) * (t2 - 4) / 6,
                        t * (t2 - 1) * (t + 2) / 24,
                    ];
            for (var k = 0; k < weights.Length; k++)
            {
                var at = (index + k - (weights.Length / 2)) & mask;
                low += weights[k] * fewer[at];
                high += weights[k] * more[at];
            }
        }

        return FloatMath.Flush((float)(((1 - share) * high) + (share * low)));
    }
}
