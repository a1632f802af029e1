using System.IO.Compression;
using System.Xml.Linq;

namespace SessionOps.Module.Build;

/// <summary>
/// Writes what <c>Update-Help</c> loads: <c>HelpInfo.xml</c>, which says where the help is and of which version, and the help itself, as a cabinet for
/// Windows and as a zip for other systems. The names are PowerShell's own (UpdatableHelpModuleInfo.cs).
/// </summary>
internal static class UpdatableHelp
{
    private const string Culture = "en-US";

    private static readonly XNamespace s_helpInfo = "http://schemas.microsoft.com/powershell/help/2010/05";

    // The help of one version is the same file whenever it is built.
    private static readonly DateTimeOffset s_time = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the three files.</summary>
    /// <param name="folder">Where they go.</param>
    /// <param name="module">The module that they are for.</param>
    /// <param name="helpFolder">The folder of the module's help in the only language that it has.</param>
    public static void Write(ModuleFolder folder, ModuleModel module, string helpFolder)
    {
        var prefix = $"SessionOps_{Manifest.Guid}_";
        (string Name, byte[] Bytes)[] files =
        [
            .. Directory.EnumerateFiles(helpFolder).Order(StringComparer.Ordinal).Select(file => (Path.GetFileName(file), File.ReadAllBytes(file))),
        ];
        folder.Write($"{prefix}HelpInfo.xml", HelpInfo(module));
        folder.Write($"{prefix}{Culture}_HelpContent.zip", Zip(files));
        folder.Write($"{prefix}{Culture}_HelpContent.cab", Cabinet.Of(files));
    }

    private static string HelpInfo(ModuleModel module) =>
        Xml.Text(
            new XElement(
                s_helpInfo + "HelpInfo",
                new XElement(s_helpInfo + "HelpContentURI", module.HelpAddress),
                new XElement(
                    s_helpInfo + "SupportedUICultures",
                    new XElement(
                        s_helpInfo + "UICulture",
                        new XElement(s_helpInfo + "UICultureName", Culture),
                        new XElement(s_helpInfo + "UICultureVersion", $"{module.Version.Split('-')[0]}.0")
                    )
                )
            )
        );

    private static byte[] Zip(IEnumerable<(string Name, byte[] Bytes)> files)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, bytes) in files)
            {
                var entry = archive.CreateEntry(name);
                entry.LastWriteTime = s_time;
                using var content = entry.Open();
                content.Write(bytes);
            }
        }

        return stream.ToArray();
    }
}
