namespace SessionOps.Scripting.Audio;

/// <summary>What was scheduled for a parameter at some time.</summary>
internal sealed class ParameterEvent(ParameterEventKind kind, float value, double time)
{
    public ParameterEventKind Kind => kind;

    public float Value { get; set; } = value;

    public double Time { get; set; } = time;

    public double TimeConstant { get; init; }

    public double Duration { get; init; }

    public float[] Curve { get; init; } = [];

    public double PointsPerSecond { get; init; }

    /// <summary>Of the end of a hold: the ramp that was cut, whose value at that time is found when it is rendered.</summary>
    public ParameterEvent? Cut { get; init; }

    public bool HasCutValue { get; set; }

    /// <summary>True until the event is first rendered, when times that have passed meanwhile become the present one.</summary>
    public bool IsNew { get; set; } = true;
}
