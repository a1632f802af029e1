using System.Text.Json;

namespace SessionOps.Functions.Tests.Host;

/// <summary>A function as the worker announced it.</summary>
internal sealed record AnnouncedFunction(RpcFunctionMetadata Metadata)
{
    public string Name => Metadata.Name;

    public JsonElement Binding { get; } = JsonDocument.Parse(Metadata.RawBindings[0]).RootElement;

    public bool IsHttp => string.Equals(Text("type"), "httpTrigger", StringComparison.OrdinalIgnoreCase);

    public bool IsTimer => string.Equals(Text("type"), "timerTrigger", StringComparison.OrdinalIgnoreCase);

    public bool IsAnonymous => string.Equals(Text("authLevel"), "Anonymous", StringComparison.OrdinalIgnoreCase);

    public string Route => Text("route") ?? Name;

    public string[] Methods => [.. Binding.GetProperty("methods").EnumerateArray().Select(method => method.GetString()!.ToUpperInvariant())];

    public string? Text(string name) => Binding.TryGetProperty(name, out var value) ? value.GetString() : null;
}
