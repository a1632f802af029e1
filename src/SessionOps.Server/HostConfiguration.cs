using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;

namespace SessionOps.Server;

/// <summary>Where the settings come from: appsettings.json, a file of the user's own, the environment and the command line, each overriding the ones before it.</summary>
internal static class HostConfiguration
{
    /// <summary>The file that is read from the working directory where the command line names none.</summary>
    public const string FileName = "sessionops.json";

    /// <summary>Reads them for a command that starts no host.</summary>
    public static IConfigurationRoot Read(HostArguments arguments, IEnumerable<KeyValuePair<string, string?>>? settings)
    {
        var builder = new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true);
        if (arguments.ConfigurationFile is { } file)
            builder.Add(File(file));
        return builder.AddEnvironmentVariables().AddCommandLine([.. arguments.Settings]).AddInMemoryCollection(settings ?? []).Build();
    }

    /// <summary>The source of a file that has to be there.</summary>
    public static JsonConfigurationSource File(FileInfo file) => new() { FileProvider = new PhysicalFileProvider(file.DirectoryName!), Path = file.Name };

    /// <summary>Where among a host's sources the file belongs: before the environment.</summary>
    public static int PlaceOfFile(IList<IConfigurationSource> sources)
    {
        var environment = sources.LastOrDefault(static source => source is EnvironmentVariablesConfigurationSource { Prefix: null or "" });
        return environment is null ? sources.Count : sources.IndexOf(environment);
    }

    /// <summary>Names each of our settings that is set, and where it comes from; never its value, which may be a secret.</summary>
    public static IEnumerable<(string Setting, string Source)> Origins(IConfigurationRoot configuration) =>
        ConfiguredSettings.ValuesOf(configuration, Describe).All.Select(static value => (value.Variable, value.Source));

    private static string Describe(IConfigurationProvider provider) =>
        provider switch
        {
            JsonConfigurationProvider json => json.Source.FileProvider?.GetFileInfo(json.Source.Path!).PhysicalPath ?? json.Source.Path!,
            EnvironmentVariablesConfigurationProvider => "the environment",
            Microsoft.Extensions.Configuration.CommandLine.CommandLineConfigurationProvider => "the command line",
            _ => "the simulator",
        };
}
