using System.Text.Json;
using System.Text.Json.Nodes;
using SessionOps.InnerTube.Bridge;

namespace SessionOps.Attestation;

/// <summary>Writes what a snapshot is bound to as the script takes it.</summary>
internal static class SnapshotBindingJson
{
    private const int MaxLength = 16 << 10;

    /// <exception cref="InvalidInputException">The additional properties are not a JSON object, name a known property, or are too long.</exception>
    public static string ToJson(this SnapshotBinding binding)
    {
        var json = new JsonObject();
        Add("c", binding.Challenge);
        Add("e", binding.Engagement);
        Add("encryptedVideoId", binding.VideoId);
        Add("externalChannelId", binding.ChannelId);
        Add("commentId", binding.CommentId);
        Add("atr_challenge", binding.AttestationChallenge);
        foreach (var (name, value) in Additional(binding.AdditionalProperties))
        {
            if (!json.TryAdd(name, value?.DeepClone()))
                throw Invalid($"The additional properties name '{name}', which has a parameter of its own.");
        }

        var text = json.ToJsonString();
        return text.Length <= MaxLength ? text : throw Invalid($"The binding of the snapshot has {text.Length} characters; {MaxLength} are the most.");

        void Add(string name, string? value)
        {
            if (value is not null)
                json[name] = value;
        }
    }

    private static JsonObject Additional(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];
        try
        {
            return JsonTree.Parse(text) as JsonObject ?? throw Invalid("The additional properties are JSON, but not an object: write {\"name\": value}.");
        }
        catch (JsonException)
        {
            throw Invalid("The additional properties are not JSON: write {\"name\": value}.");
        }
    }

    private static InvalidInputException Invalid(string message) => new(ErrorIds.InvalidInput, nameof(SnapshotBinding.AdditionalProperties), message);
}
