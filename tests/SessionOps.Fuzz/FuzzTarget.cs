using System.Text;

namespace SessionOps.Fuzz;

/// <summary>One reader of input that is not ours, and what has to hold whatever the input.</summary>
/// <param name="Name">Its name on the command line and in the corpus.</param>
/// <param name="Run">Reads an input. Errors of SessionOps are answers; any other exception is a finding.</param>
internal sealed record FuzzTarget(string Name, Action<byte[]> Run)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [.. PageTargets.All, .. TokenTargets.All, .. RequestTargets.All, .. RecordTargets.All, .. SettingTargets.All];

    /// <summary>Inputs that were made by hand, a folder for each target.</summary>
    public static string Corpus { get; } = Path.Combine(AppContext.BaseDirectory, "Corpus");

    /// <summary>A target that takes text; bytes that are not UTF-8 come as replacement characters, as they do from a page.</summary>
    public static FuzzTarget OfText(string name, Action<string> run) => new(name, input => run(Encoding.UTF8.GetString(input)));

    /// <summary>The inputs that were made by hand.</summary>
    public IReadOnlyList<byte[]> Seeds() => [.. Directory.EnumerateFiles(Path.Combine(Corpus, Name)).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    /// <summary>Reads an input as callers do, for whom errors of SessionOps are answers.</summary>
    /// <returns>Whether the input was taken.</returns>
    public bool Accepts(byte[] input)
    {
        try
        {
            Run(input);
            return true;
        }
        catch (SessionOpsException)
        {
            return false;
        }
    }

    /// <summary>Reports that something does not hold.</summary>
    public static void Require(bool holds, string what)
    {
        if (!holds)
            throw new BrokenRuleException(what);
    }
}
