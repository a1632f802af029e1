namespace SessionOps.Module.Build;

/// <summary>Writes the copyright and licence of every package in the module.</summary>
internal static class Notices
{
    /// <summary>The notices.</summary>
    public static string Of(IReadOnlyList<Package> packages) =>
        $"""
            SessionOps is GPL-3.0-only: see LICENSE. Its folder bin/deps holds assemblies of these packages, each on its own terms.

            {string.Join("\n\n", packages.Select(Notice))}

            """;

    private static string Notice(Package package) =>
        $"{new string('-', 72)}\n{package.Id} {package.Version}\n{package.Copyright}\nLicence: {package.License}{(package.Text.Length > 0 ? $"\n\n{package.Text.Trim()}" : "")}";
}
