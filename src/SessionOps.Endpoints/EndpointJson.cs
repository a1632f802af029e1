using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SessionOps.Endpoints;

/// <summary>
/// How results and bodies are written: camel case, names of enumerations; source-generated for what the operations have, by reflection for the types of a new one.
/// </summary>
public static class EndpointJson
{
    private const string NotNative = "A native build has reflection switched off; what its operations have stands in the context.";

    /// <summary>The generated code, writing apostrophes and letters beyond ASCII as they are: the answers are JSON and never part of a page.</summary>
    internal static EndpointJsonContext Context { get; } =
        new(new JsonSerializerOptions(EndpointJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The options of every endpoint.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(Context.Options) { TypeInfoResolver = Resolver() };
        options.MakeReadOnly();
        return options;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = NotNative)]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = NotNative)]
    private static IJsonTypeInfoResolver Resolver() =>
        JsonSerializer.IsReflectionEnabledByDefault
            ? JsonTypeInfoResolver.Combine(EndpointJsonContext.Default, new DefaultJsonTypeInfoResolver())
            : EndpointJsonContext.Default;
}
