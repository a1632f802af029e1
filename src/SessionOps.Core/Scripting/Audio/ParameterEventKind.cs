namespace SessionOps.Scripting.Audio;

/// <summary>The kinds of events of a parameter.</summary>
internal enum ParameterEventKind
{
    None,
    SetValue,
    LinearRamp,
    ExponentialRamp,
    SetTarget,
    Curve,
    CurveEnd,
    Hold,
}
