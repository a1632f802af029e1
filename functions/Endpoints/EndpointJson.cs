using System.Text.Json;

namespace SessionOps.Endpoints;

/// <summary>How results and bodies are written: camel case, names of enumerations, source-generated for the types of the contracts.</summary>
public static class EndpointJson
{
    /// <summary>The options of every endpoint.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(EndpointJsonContext.Default.Options) { TypeInfoResolver = EndpointJsonContext.Default };
        options.MakeReadOnly();
        return options;
    }
}
