namespace SessionOps.Scripting.Audio;

/// <summary>A filter of the second degree, by its name, frequency and the like.</summary>
internal sealed class BiquadFilter(AudioGraph graph) : AudioNode(graph, 1, 1)
{
    private const double MaxTail = 30;

    private readonly BiquadCoefficients[] _coefficients = new BiquadCoefficients[AudioBus.Frames];
    private string _type = "lowpass";
    private State[] _states = [new()];
    private bool _isChanging;
    private bool _isReset = true;
    private (float Frequency, float Q, float Gain, float Detune) _before = (float.NaN, float.NaN, float.NaN, float.NaN);
    private double _tail = double.PositiveInfinity;

    public override bool SoundsOn => true;

    protected override double Tail => _tail;

    private AudioParameter Frequency => Parameters[0];

    private AudioParameter Detune => Parameters[1];

    private AudioParameter Q => Parameters[2];

    private AudioParameter Volume => Parameters[3];

    /// <summary>A frequency as a fraction of half the sample rate.</summary>
    public static double Normalize(float frequency, double sampleRate, float detune)
    {
        var normalized = frequency / (0.5 * sampleRate);
        return detune == 0 ? normalized : normalized * GnuMath.Exp2(detune / 1200);
    }

    public override bool UpdateChannels()
    {
        var isChanged = base.UpdateChannels();
        if (!FollowInput())
            return isChanged;
        Forget(Outputs[0].Bus.Channels);
        return true;
    }

    public override void Set(string name, AudioRequest value)
    {
        if (name != "type")
        {
            base.Set(name, value);
            return;
        }

        var type = value.Word().ToString();
        if (type == _type)
            return;
        _type = type;
        Forget(_states.Length);
    }

    protected override void Process()
    {
        FindCoefficients();
        for (var channel = 0; channel < _states.Length; channel++)
            _states[channel].Apply(Inputs[0].Bus.Read(channel), Outputs[0].Bus.Write(channel), _coefficients, _isChanging);
    }

    private void Forget(int channels)
    {
        _states = new State[channels];
        for (var i = 0; i < channels; i++)
            _states[i] = new State();
        _isReset = true;
    }

    private void FindCoefficients()
    {
        var isBusy = Frequency.IsBusy || Q.IsBusy || Volume.IsBusy || Detune.IsBusy;
        if (isBusy && (Frequency.IsAudioRate || Q.IsAudioRate || Volume.IsAudioRate || Detune.IsAudioRate))
        {
            ReadOnlySpan<float> frequencies = Frequency.Each(),
                qs = Q.Each(),
                gains = Volume.Each(),
                detunes = Detune.Each();
            _isChanging = !(IsConstant(frequencies) && IsConstant(qs) && IsConstant(gains) && IsConstant(detunes));
            var count = _isChanging ? AudioBus.Frames : 1;
            for (var i = 0; i < count; i++)
                _coefficients[i] = BiquadCoefficients.For(_type, Normalize(frequencies[i], Graph.SampleRate, detunes[i]), qs[i], gains[i]);
            FindTail(count - 1);
            return;
        }

        if (!isBusy && !IsChanged())
            return;
        _isChanging = false;
        _coefficients[0] = BiquadCoefficients.For(_type, Normalize(Frequency.Final(), Graph.SampleRate, Detune.Final()), Q.Final(), Volume.Final());
        FindTail(0);
    }

    private bool IsChanged()
    {
        if (_isReset)
        {
            _before = (float.NaN, float.NaN, float.NaN, float.NaN);
            _isReset = false;
            return true;
        }

        var now = (Frequency.Final(), Q.Final(), Volume.Final(), Detune.Final());
        if (_before == now)
            return false;
        _before = now;
        return true;
    }

    private void FindTail(int index)
    {
        var frames = _coefficients[index].TailFrames(MaxTail * Graph.SampleRate);
        _tail = Math.Clamp(frames / Graph.SampleRate, 0, MaxTail);
    }

    private static bool IsConstant(ReadOnlySpan<float> values) => !values.ContainsAnyExcept(values[0]);

    /// <summary>The last inputs and outputs of one channel.</summary>
    private sealed class State
    {
        private double _x1;
        private double _x2;
        private double _y1;
        private double _y2;

        public void Apply(ReadOnlySpan<float> source, Span<float> target, ReadOnlySpan<BiquadCoefficients> coefficients, bool isChanging)
        {
            for (var i = 0; i < source.Length; i++)
            {
                ref readonly var c = ref coefficients[isChanging ? i : 0];
                var x = source[i];
                var y = FloatMath.Flush((float)((c.B0 * x) + (c.B1 * _x1) + (c.B2 * _x2) - (c.A1 * _y1) - (c.A2 * _y2)));
                target[i] = y;
                (_x2, _x1) = (_x1, x);
                (_y2, _y1) = (_y1, y);
            }
        }
    }
}
