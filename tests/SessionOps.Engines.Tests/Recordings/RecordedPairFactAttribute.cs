namespace SessionOps.Engines.Tests.Recordings;

/// <summary>A test over recorded challenges; says so when there are none to run.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RecordedPairFactAttribute : FactAttribute
{
    public RecordedPairFactAttribute()
    {
        if (!RecordedPair.Names.Any())
            Skip = "SESSIONOPS_RECORDINGS names no folder with recorded challenges: eng/recordings/extract.mjs takes one out of a saved page.";
    }
}
