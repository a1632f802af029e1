using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SessionOps.Http;
using SessionOps.InnerTube;
using SessionOps.InnerTube.Bridge;

namespace SessionOps.Attestation;

/// <summary>The answer of <c>Create</c>: <c>[messageId, script, url, interpreterHash, program, globalName, , clientExperimentsStateBlob]</c>, often scrambled.</summary>
internal static class ScrambledChallenge
{
    // Scrambled, each byte is the wanted one less 97 (BgUtils src/core/ChallengeFetcher.ts); if that changes, the result is not JSON.
    private const byte Shift = 97;

    public static Challenge Read(JsonNode? answer, Uri page)
    {
        var challenge = answer.Text(1) is { } scrambled ? Parse(Descramble(scrambled)) : answer.At(0) ?? answer;
        var (script, url) = (Wrapped(challenge.At(1)), Wrapped(challenge.At(2)));
        var (program, globalName) = (challenge.Text(4), challenge.Text(5));
        if (program is null || globalName is null || (script is null && url is null))
            throw YouTubeSender.Malformed(
                "The attestation service's challenge lacks its program, its name or its interpreter; it may have a new shape: look for a newer version of SessionOps."
            );
        return new Challenge
        {
            Source = ChallengeSource.Create,
            InterpreterScript = script,
            InterpreterUrl = script is null && Uri.TryCreate(page, url, out var address) ? address : null,
            InterpreterHash = challenge.Text(3),
            Program = program,
            GlobalName = globalName,
            ClientExperimentsStateBlob = challenge.Text(7),
        };
    }

    private static string? Wrapped(JsonNode? wrapper)
    {
        if (wrapper is not JsonArray values)
            return wrapper.Text();
        return values.Select(value => value.Text()).FirstOrDefault(text => text is not null);
    }

    private static string Descramble(string scrambled)
    {
        var bytes = new byte[scrambled.Length];
        if (!Convert.TryFromBase64String(scrambled, bytes, out var length))
            throw YouTubeSender.Malformed("The attestation service's challenge is not base64.");
        for (var i = 0; i < length; i++)
            bytes[i] += Shift;
        return Encoding.UTF8.GetString(bytes, 0, length);
    }

    private static JsonNode? Parse(string json)
    {
        try
        {
            return JsonTree.Parse(json);
        }
        catch (JsonException error)
        {
            throw YouTubeSender.Malformed(
                "The attestation service's challenge cannot be descrambled; its form may have changed: look for a newer version of SessionOps.",
                error
            );
        }
    }
}
