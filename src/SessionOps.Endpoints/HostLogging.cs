using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SessionOps.Endpoints;

/// <summary>Keeps secrets out of a host's log.</summary>
public static class HostLogging
{
    // It puts the path of a request into the scope of everything that is logged meanwhile, unless it may log nothing at all.
    private const string Scopes = "Microsoft.AspNetCore.Hosting.Diagnostics";

    // They print the addresses of requests, in which a key (?code=) or a path secret may stand, and of what is fetched.
    private static readonly string[] s_silenced =
    [
        "Microsoft.AspNetCore.Routing",
        "Microsoft.AspNetCore.Server.Kestrel.BadRequests",
        "System.Net.Http",
        "Polly",
    ];

    /// <summary>Silences what prints secrets, for each provider and whatever level the settings ask for.</summary>
    public static ILoggingBuilder KeepSecretsOutOfLogs(this ILoggingBuilder logging)
    {
        ArgumentNullException.ThrowIfNull(logging);
        logging.Services.PostConfigure<LoggerFilterOptions>(Silence);
        return logging;
    }

    // A rule of a provider, or of a longer category, overrides any that could be added: so each rule is narrowed, and one is added where there was none.
    private static void Silence(LoggerFilterOptions options)
    {
        var rules = options.Rules.ToList();
        options.Rules.Clear();
        foreach (var rule in rules.Prepend(new LoggerFilterRule(providerName: null, categoryName: null, logLevel: null, filter: null)))
        {
            options.Rules.Add(
                new LoggerFilterRule(
                    rule.ProviderName,
                    rule.CategoryName,
                    rule.LogLevel,
                    (provider, category, level) => !IsSilenced(category, level) && rule.Filter?.Invoke(provider, category, level) is not false
                )
            );
        }
    }

    private static bool IsSilenced(string? category, LogLevel level) =>
        category == Scopes || (level < LogLevel.Warning && category is not null && s_silenced.Any(silenced => IsWithin(category, silenced)));

    private static bool IsWithin(string category, string parent) =>
        category.StartsWith(parent, StringComparison.Ordinal) && (category.Length == parent.Length || category[parent.Length] == '.');
}
