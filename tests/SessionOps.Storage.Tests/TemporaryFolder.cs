namespace SessionOps.Storage.Tests;

/// <summary>A folder of one test, which deletes it.</summary>
internal sealed class TemporaryFolder
{
    public string Path { get; } = Directory.CreateTempSubdirectory("sessionops-").FullName;

    public string Combine(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    public void Delete() => Directory.Delete(Path, recursive: true);
}
