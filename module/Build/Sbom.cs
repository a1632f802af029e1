using System.Text.Json;
using System.Text.Json.Nodes;

namespace SessionOps.Module.Build;

/// <summary>Writes the software bill of materials (CycloneDX 1.6).</summary>
internal static class Sbom
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    /// <summary>The bill of the module: nothing in it changes from build to build of the same packages.</summary>
    public static string Of(string version, IReadOnlyList<Package> packages) =>
        new JsonObject
        {
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.6",
            ["version"] = 1,
            ["metadata"] = new JsonObject
            {
                ["component"] = new JsonObject
                {
                    ["type"] = "library",
                    ["bom-ref"] = "SessionOps",
                    ["name"] = "SessionOps",
                    ["version"] = version,
                    ["licenses"] = new JsonArray(License("GPL-3.0-only")),
                },
            },
            ["components"] = new JsonArray([.. packages.Select(Component)]),
            ["dependencies"] = new JsonArray(
                new JsonObject { ["ref"] = "SessionOps", ["dependsOn"] = new JsonArray([.. packages.Select(package => JsonValue.Create(Url(package)))]) }
            ),
        }.ToJsonString(s_indented) + "\n";

    private static JsonObject Component(Package package) =>
        new()
        {
            ["type"] = "library",
            ["bom-ref"] = Url(package),
            ["name"] = package.Id,
            ["version"] = package.Version,
            ["copyright"] = package.Copyright,
            ["licenses"] = new JsonArray(License(package.License)),
            ["purl"] = Url(package),
        };

    private static JsonObject License(string license) =>
        Uri.IsWellFormedUriString(license, UriKind.Absolute)
            ? new JsonObject
            {
                ["license"] = new JsonObject { ["name"] = "see url", ["url"] = license },
            }
            : new JsonObject { ["expression"] = license };

    private static string Url(Package package) => $"pkg:nuget/{package.Id}@{package.Version}";
}
