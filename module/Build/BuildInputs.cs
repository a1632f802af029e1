using System.Reflection;
using System.Runtime.InteropServices;

namespace SessionOps.Module.Build;

/// <summary>What the build passes to this tool.</summary>
internal sealed record BuildInputs(ILookup<string, string> Values)
{
    /// <summary>The built cmdlets.</summary>
    public string Assembly => Values["assembly"].Single();

    /// <summary>The module's version.</summary>
    public string Version => Values["version"].Single();

    /// <summary>The module's folder.</summary>
    public string Output => Values["output"].Single();

    /// <summary>The licence that goes with the module.</summary>
    public string License => Values["license"].Single();

    /// <summary>The address of the project.</summary>
    public string Project => Values["project"].Single();

    /// <summary>Where newer help will be found; empty when it is not published.</summary>
    public string HelpAddress => Values["helpAddress"].Single();

    /// <summary>The folder of the help that is published.</summary>
    public string HelpOutput => Values["helpOutput"].Single();

    /// <summary>What changed for users, newest first.</summary>
    public string Changelog => Values["changelog"].Single();

    /// <summary>The packages of what is copied.</summary>
    public IReadOnlyList<Package> Packages => Package.Read(Values["package"]);

    /// <summary>The hand-written help topics.</summary>
    public IEnumerable<string> Topics => Values["topic"];

    /// <summary>The documentation of the cmdlets and of the types that they return.</summary>
    public IEnumerable<string> DocumentationFiles =>
        Values["documentation"].Concat(Values["reference"].Where(IsContracts).Select(DocumentationBeside)).Where(File.Exists);

    /// <summary>The dependencies, each with its path below the folder of dependencies; what is for browsers is left out.</summary>
    public IEnumerable<(string Source, string Path)> Copies =>
        Values["copy"]
            .Select(line => line.Split('|'))
            .Select(parts => (Source: parts[0], Path: parts[1].Replace('\\', '/')))
            .Where(copy => !copy.Path.StartsWith("runtimes/browser/", StringComparison.Ordinal));

    /// <summary>Reads the file that the build wrote.</summary>
    public static BuildInputs Read(string file) =>
        new(File.ReadLines(file).Select(line => line.Split('=', 2)).Where(parts => parts.Length == 2).ToLookup(parts => parts[0], parts => parts[1]));

    /// <summary>Opens the cmdlets' assembly for reading; none of its code is run.</summary>
    public MetadataLoadContext OpenMetadata()
    {
        // References of the cmdlets first; the runtime's own assemblies only stand in for what they forward to.
        var paths = Values["reference"].Append(Assembly).Concat(Directory.EnumerateFiles(RuntimeEnvironment.GetRuntimeDirectory(), "*.dll"));
        return new MetadataLoadContext(new PathAssemblyResolver(paths.DistinctBy(Path.GetFileName)), "System.Runtime");
    }

    private static bool IsContracts(string path) => Path.GetFileName(path) == "SessionOps.Contracts.dll";

    // A reference assembly lies in ref/; the documentation lies beside the assembly itself.
    private static string DocumentationBeside(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (Path.GetFileName(folder) is "ref" or "refint")
            folder = Path.GetDirectoryName(folder)!;
        return Path.Combine(folder, Path.GetFileNameWithoutExtension(path) + ".xml");
    }
}
