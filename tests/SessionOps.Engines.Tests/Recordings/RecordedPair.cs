namespace SessionOps.Engines.Tests.Recordings;

/// <summary>A recorded challenge: what <c>eng/recordings/extract.mjs</c> writes.</summary>
public sealed record RecordedPair(string Name, string Interpreter, string Program, string GlobalName, Uri PageUrl)
{
    /// <summary>Where the pairs are, one folder each; null when the suite is not asked for.</summary>
    public static string? Folder { get; } = Environment.GetEnvironmentVariable("SESSIONOPS_RECORDINGS");

    /// <summary>The page's side, the same that Chromium gets.</summary>
    public static string Page
    {
        get
        {
            using var reader = new StreamReader(typeof(RecordedPair).Assembly.GetManifestResourceStream("page.js")!);
            return reader.ReadToEnd();
        }
    }

    public static IEnumerable<string> Names =>
        !Directory.Exists(Folder) ? [] : Directory.EnumerateFiles(Folder, "program.txt", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, Path.GetDirectoryName(file)!)).Order();

    public static RecordedPair Read(string name)
    {
        var text = (string file) => File.ReadAllText(Path.Combine(Folder!, name, file));
        return new RecordedPair(name, text("interpreter.js"), text("program.txt"), text("globalName").Trim(), new Uri(text("pageUrl").Trim()));
    }
}
