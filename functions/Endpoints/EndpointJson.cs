using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SessionOps.Endpoints;

/// <summary>
/// How results and bodies are written: camel case, names of enumerations; source-generated for what the operations have, by reflection for what a new one brings.
/// </summary>
public static class EndpointJson
{
    /// <summary>The options of every endpoint.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(EndpointJsonContext.Default.Options)
        {
            TypeInfoResolver = JsonTypeInfoResolver.Combine(EndpointJsonContext.Default, new DefaultJsonTypeInfoResolver()),
        };
        options.MakeReadOnly();
        return options;
    }
}
