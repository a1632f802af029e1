namespace SessionOps.Engines.Tests.Recordings;

/// <summary>A test over whole recorded pages; says so when there are none to replay.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RecordedPageFactAttribute : FactAttribute
{
    public RecordedPageFactAttribute()
    {
        if (!Folders.Any())
            Skip = "SESSIONOPS_RECORDINGS names no folder with a pair that has page.html and integrityToken.json: eng/recordings/extract.mjs writes both.";
    }

    /// <summary>The pairs that have the page and the answer of the attestation service.</summary>
    public static IEnumerable<string> Folders =>
        RecordedPair
            .Names.Select(name => Path.Combine(RecordedPair.Folder!, name))
            .Where(folder => File.Exists(Path.Combine(folder, "page.html")) && File.Exists(Path.Combine(folder, "integrityToken.json")));
}
