namespace SessionOps.Scripting.Audio;

/// <summary>Moves its input to the left or right, with equal power.</summary>
internal sealed class StereoPanner : AudioNode
{
    public StereoPanner(AudioGraph graph)
        : base(graph, 1, 2)
    {
        CountMode = ChannelCountMode.ClampedMax;
    }

    protected override void Process()
    {
        var input = Inputs[0];
        if (input.Sources.Count == 0)
        {
            Outputs[0].Bus.Clear();
            return;
        }

        var pan = Parameters[0];
        var isBusy = pan.IsBusy;
        if (isBusy && pan.IsAudioRate)
        {
            var values = pan.Each();
            for (var i = 0; i < AudioBus.Frames; i++)
                Move(i, GainsOf(Math.Clamp((double)values[i], -1, 1), isPrecise: true), values[i] <= 0);
            return;
        }

        var value = Math.Clamp(isBusy ? pan.Final() : pan.Current(), -1, 1);
        var gains = GainsOf(value, isPrecise: false);
        Move((float)gains.Left, (float)gains.Right, value <= 0);
    }

    // A position that stays is computed in single precision up to the angle.
    private (double Left, double Right) GainsOf(double pan, bool isPrecise)
    {
        var share =
            Inputs[0].Bus.Channels == 1 ? (pan * 0.5) + 0.5
            : pan <= 0
                ? isPrecise ? pan + 1
                    : (float)pan + 1f
            : pan;
        var angle = share * (Math.PI / 2);
        return (Math.Cos(angle), Math.Sin(angle));
    }

    // Positions that change are computed in double precision.
    private void Move(int i, (double Left, double Right) gains, bool isLeft)
    {
        var source = Inputs[0].Bus;
        var first = source.Read(0)[i];
        var second = source.Channels == 1 ? 0 : source.Read(1)[i];
        double left = first * gains.Left,
            right = first * gains.Right;
        if (source.Channels > 1)
            (left, right) = isLeft ? (first + (second * gains.Left), second * gains.Right) : (left, second + right);
        Outputs[0].Bus.Write(0)[i] = FloatMath.Flush((float)left);
        Outputs[0].Bus.Write(1)[i] = FloatMath.Flush((float)right);
    }

    private void Move(float left, float right, bool isLeft)
    {
        var source = Inputs[0].Bus;
        var target = Outputs[0].Bus;
        for (var i = 0; i < AudioBus.Frames; i++)
        {
            var first = source.Read(0)[i];
            var second = source.Channels == 1 ? first : source.Read(1)[i];
            float louder = FloatMath.Flush((isLeft ? second : first) * (isLeft ? left : right)),
                softer = FloatMath.Flush((isLeft ? second : first) * (isLeft ? right : left));
            target.Write(0)[i] =
                source.Channels == 1 ? FloatMath.Flush(first * left)
                : isLeft ? FloatMath.Flush(first + louder)
                : softer;
            target.Write(1)[i] =
                source.Channels == 1 ? FloatMath.Flush(first * right)
                : isLeft ? softer
                : FloatMath.Flush(second + louder);
        }
    }
}
