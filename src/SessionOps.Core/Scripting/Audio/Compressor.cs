namespace SessionOps.Scripting.Audio;

/// <summary>Makes loud sounds softer, by a curve with a knee, and follows them with some delay.</summary>
internal sealed class Compressor : AudioNode
{
    private const int Channels = 2;
    private const int DelayFrames = 1024;
    private const int FramesPerStep = 32;
    private const float HalfPi = (float)(Math.PI / 2);
    private const float MeterTime = 0.325f;

    // Seconds by which the sound is late, so that its gain can be known before it comes.
    private const float LookAhead = 0.006f;

    private readonly float[][] _delay = [new float[DelayFrames], new float[DelayFrames]];
    private readonly float _meterShare;
    private readonly int _lag;
    private Curve _curve = new(float.NaN, float.NaN, float.NaN);
    private int _read;
    private int _write;
    private float _detected;
    private float _gain = 1;
    private float _meter = 1;
    private float _deepest = -1;

    public Compressor(AudioGraph graph)
        : base(graph, 1, Channels)
    {
        CountMode = ChannelCountMode.ClampedMax;
        _meterShare = (float)FloatMath.Approach(MeterTime, graph.SampleRate);
        _lag = Math.Min((int)(LookAhead * (float)graph.SampleRate), DelayFrames - 1);
        _write = _lag;
    }

    /// <summary>By how many decibels the sound is softer at present.</summary>
    public float Reduction { get; private set; }

    public override bool SoundsOn => true;

    protected override double Tail => (_lag / Graph.SampleRate) + (5 * MeterTime);

    private float Rate => (float)Graph.SampleRate;

    protected override void Process()
    {
        float threshold = Parameters[0].Final(),
            knee = Parameters[1].Final(),
            ratio = Parameters[2].Final(),
            attack = Parameters[3].Final(),
            release = Parameters[4].Final();
        if (!_curve.Is(threshold, knee, ratio))
            _curve = new Curve(threshold, knee, ratio);
        var makeup = FloatMath.ToLinear(0) * (float)Math.Pow(1 / _curve.At(1), 0.6f);
        var attackFrames = MathF.Max(0.001f, attack) * Rate;
        var releases = new ReleaseCurve(Rate * release);
        for (var frame = 0; frame < AudioBus.Frames; frame += FramesPerStep)
        {
            var desired = (float)Math.Asin(_detected) / HalfPi;
            Apply(frame, desired, EnvelopeRate(desired, attackFrames, releases), makeup);
        }

        Reduction = _meter;
    }

    // How fast the gain goes from where it is to where it should be.
    private float EnvelopeRate(float desired, float attackFrames, ReleaseCurve releases)
    {
        var isReleasing = desired > _gain;
        var difference =
            desired == 0
                ? isReleasing
                    ? -1
                    : 1
                : FloatMath.ToDecibels(_gain / desired);
        if (isReleasing)
        {
            _deepest = -1;
            if (!float.IsFinite(difference))
                difference = -1;
            return FloatMath.ToLinear(5 / releases.FramesAt(0.25f * (Math.Clamp(difference, -12, 0) + 12)));
        }

        if (!float.IsFinite(difference))
            difference = 1;
        if (_deepest == -1 || _deepest < difference)
            _deepest = difference;
        return 1 - (float)Math.Pow(0.25f / MathF.Max(0.5f, _deepest), 1 / attackFrames);
    }

    private void Apply(int from, float desired, float envelopeRate, float makeup)
    {
        var source = Inputs[0].Bus;
        var left = source.Read(0);
        var right = source.Channels > 1 ? source.Read(1) : left;
        var outLeft = Outputs[0].Bus.Write(0);
        var outRight = Outputs[0].Bus.Write(1);
        var releaseFrames = 0.0025f * Rate;
        for (var i = from; i < from + FramesPerStep; i++)
        {
            _delay[0][_write] = left[i];
            _delay[1][_write] = right[i];
            var loudness = MathF.Max(MathF.Abs(left[i]), MathF.Abs(right[i]));
            var attenuation = loudness <= 0.0001f ? 1 : _curve.At(loudness) / loudness;
            var decibels = MathF.Max(2, -FloatMath.ToDecibels(attenuation));
            var rate = attenuation > _detected ? FloatMath.ToLinear(decibels / releaseFrames) - 1 : 1;
            _detected = MathF.Min(1, _detected + ((attenuation - _detected) * rate));
            if (!float.IsFinite(_detected))
                _detected = 1;
            _gain = envelopeRate < 1 ? _gain + ((desired - _gain) * envelopeRate) : MathF.Min(1, _gain * envelopeRate);

            var warped = (float)Math.Sin(HalfPi * _gain);
            var total = makeup * warped;
            var shown = FloatMath.ToDecibels(warped);
            _meter = shown < _meter ? shown : _meter + ((shown - _meter) * _meterShare);
            outLeft[i] = FloatMath.Flush(_delay[0][_read] * total);
            outRight[i] = FloatMath.Flush(_delay[1][_read] * total);
            _read = (_read + 1) % DelayFrames;
            _write = (_write + 1) % DelayFrames;
        }
    }

    /// <summary>What comes out for what goes in: the same up to the threshold, then a knee, then a straight line in decibels.</summary>
    private sealed class Curve
    {
        private readonly (float Threshold, float Knee, float Ratio) _settings;
        private readonly float _threshold;
        private readonly float _slope;
        private readonly float _k;
        private readonly float _kneeEnd;
        private readonly float _kneeEndDecibels;
        private readonly float _outputAtKneeEnd;

        public Curve(float threshold, float knee, float ratio)
        {
            _settings = (threshold, knee, ratio);
            _threshold = FloatMath.ToLinear(threshold);
            _slope = 1 / ratio;
            _kneeEndDecibels = threshold + knee;
            _kneeEnd = FloatMath.ToLinear(_kneeEndDecibels);
            _k = FindBend();
            _outputAtKneeEnd = FloatMath.ToDecibels(InKnee(_kneeEnd, _k));
        }

        public bool Is(float threshold, float knee, float ratio) => _settings == (threshold, knee, ratio);

        public float At(float x) =>
            x < _kneeEnd ? InKnee(x, _k) : FloatMath.ToLinear(_outputAtKneeEnd + (_slope * (FloatMath.ToDecibels(x) - _kneeEndDecibels)));

        private float InKnee(float x, float k) => x < _threshold ? x : _threshold + ((1 - (float)Math.Exp(-k * (x - _threshold))) / k);

        // The knee has to end with the slope of the line.
        private float FindBend()
        {
            float low = 0.1f,
                high = 10000,
                k = 5;
            for (var i = 0; i < 15; i++)
            {
                if (SlopeAtKneeEnd(k) < _slope)
                    high = k;
                else
                    low = k;
                k = MathF.Sqrt(low * high);
            }

            return k;
        }

        private float SlopeAtKneeEnd(float k)
        {
            float x = _kneeEnd,
                decibels = _kneeEndDecibels;
            if (x < _threshold)
                return 1;
            var x2 = (float)(x * 1.001);
            return (FloatMath.ToDecibels(InKnee(x2, k)) - FloatMath.ToDecibels(InKnee(x, k))) / (FloatMath.ToDecibels(x2) - decibels);
        }
    }

    /// <summary>In how many frames the gain recovers by five decibels, the more the less it has to: a curve of the fourth degree through four points.</summary>
    private readonly struct ReleaseCurve(float frames)
    {
        // Which part of the release time the recovery takes at evenly spaced depths.
        private const float Y1 = 0.09f;
        private const float Y2 = 0.16f;
        private const float Y3 = 0.42f;
        private const float Y4 = 0.98f;

        private const float A = (0.9999999999999998f * Y1) + (1.8432219684323923e-16f * Y2) - (1.9373394351676423e-16f * Y3) + (8.824516011816245e-18f * Y4);
        private const float B = (-1.5788320352845888f * Y1) + (2.3305837032074286f * Y2) - (0.9141194204840429f * Y3) + (0.1623677525612032f * Y4);
        private const float C = (0.5334142869106424f * Y1) - (1.272736789213631f * Y2) + (0.9258856042207512f * Y3) - (0.18656310191776226f * Y4);
        private const float D = (0.08783463138207234f * Y1) - (0.1694162967925622f * Y2) + (0.08588057951595272f * Y3) - (0.00429891410546283f * Y4);
        private const float E = (-0.042416883008123074f * Y1) + (0.1115693827987602f * Y2) - (0.09764676325265872f * Y3) + (0.028494263462021576f * Y4);

        public float FramesAt(float x)
        {
            var x2 = x * x;
            return (frames * A) + (frames * B * x) + (frames * C * x2) + (frames * D * (x2 * x)) + (frames * E * (x2 * x2));
        }
    }
}
