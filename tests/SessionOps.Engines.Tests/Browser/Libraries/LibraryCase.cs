using System.Text.Json;

namespace SessionOps.Engines.Tests.Browser.Libraries;

/// <summary>A library, what is done with it, and what that gave in Chromium (recorded by eng/conformance/libraries.mjs): lines that begin with a name.</summary>
public sealed record LibraryCase
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);

    /// <summary>All cases by the library's name.</summary>
    public static IReadOnlyDictionary<string, LibraryCase> All { get; } =
        JsonSerializer
            .Deserialize<LibraryCase[]>(File.ReadAllText(Path.Combine(Folder, "cases.json")), s_options)!
            .ToDictionary(static library => library.Name);

    /// <summary>Where the cases and their lock file are.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "libraries");

    public required string Name { get; init; }

    public string? Before { get; init; }

    public required IReadOnlyList<string> Scripts { get; init; }

    public required string Expression { get; init; }

    public required IReadOnlyList<string> Chromium { get; init; }

    /// <summary>Lines that the profile decides, and why.</summary>
    public IReadOnlyDictionary<string, string> Profile { get; init; } = new Dictionary<string, string>();
}
