using System.Buffers.Text;
using System.Text.Json;
using SessionOps.InnerTube;

namespace SessionOps.Engines.Tests.Recordings;

/// <summary>A recorded challenge: what <c>eng/recordings/extract.mjs</c> writes.</summary>
internal sealed record RecordedPair(string Name, string Interpreter, Challenge Challenge, Uri PageUrl, byte[]? IntegrityToken)
{
    /// <summary>Where the pairs are, one folder each; null when the suite is not asked for.</summary>
    public static string? Folder { get; } = Environment.GetEnvironmentVariable("SESSIONOPS_RECORDINGS");

    public static IEnumerable<string> Names =>
        !Directory.Exists(Folder)
            ? []
            : Directory
                .EnumerateFiles(Folder, "program.txt", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Folder, Path.GetDirectoryName(file)!))
                .Order();

    public static RecordedPair Read(string name)
    {
        var text = (string file) => File.ReadAllText(Path.Combine(Folder!, name, file));
        var challenge = new Challenge
        {
            Source = ChallengeSource.Page,
            Program = text("program.txt"),
            GlobalName = text("globalName").Trim(),
        };
        var token = File.Exists(Path.Combine(Folder!, name, "integrityToken.json")) ? ReadToken(text("integrityToken.json")) : null;
        return new RecordedPair(name, text("interpreter.js"), challenge, new Uri(text("pageUrl").Trim()), token);
    }

    private static byte[] ReadToken(string answer)
    {
        using var document = JsonDocument.Parse(answer);
        return Base64Url.DecodeFromChars(document.RootElement[0].GetString()!.Replace('+', '-').Replace('/', '_'));
    }
}
