using SessionOps.Endpoints;
using SessionOps.Endpoints.OpenApi;

namespace SessionOps.Server;

/// <summary>The operations on Kestrel: no Azure, no other process.</summary>
internal static class ServerHost
{
    /// <summary>Builds the host from ASP.NET Core's configuration and from what a caller puts in place.</summary>
    /// <param name="args">ASP.NET Core's own command-line settings, such as <c>--urls</c>.</param>
    /// <param name="settings">Settings that precede all others.</param>
    /// <param name="configure">Puts other services in place; null for the real ones.</param>
    /// <exception cref="InvalidInputException">A setting cannot be used.</exception>
    public static WebApplication Build(string[] args, IEnumerable<KeyValuePair<string, string?>>? settings = null, Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        if (settings is not null)
            builder.Configuration.AddInMemoryCollection(settings);
        var keys = AccessKeys.Of(ConfiguredSettings.Read(builder.Configuration).Keys, nameof(SessionOpsOptions.Keys));
        Listen(builder, keys);
        builder.Logging.KeepSecretsOutOfLogs();
        AddServices(builder, keys);
        configure?.Invoke(builder.Services);
        var app = builder.Build();
        Map(app);
        return app;
    }

    private static void Listen(WebApplicationBuilder builder, AccessKeys keys)
    {
        if (!ListenAddresses.AreConfigured(builder.Configuration))
            builder.WebHost.UseUrls(ListenAddresses.Default);
        if (keys.IsEmpty)
        {
            if (ListenAddresses.BeyondLoopback(builder.Configuration) is { } open)
            {
                throw new InvalidInputException(ErrorIds.InvalidConfiguration, "Keys",
                    $"The host would give sessions to everybody who reaches {open}: set SessionOps__Keys__<name> to a random key of at least {AccessKeys.MinLength} characters, or listen on loopback only.");
            }

            // Without keys the address is the only guard, and a foreign name that resolves to loopback would get a web page past it.
            builder.Configuration["AllowedHosts"] = "localhost;127.0.0.1;[::1]";
        }

        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
    }

    private static void AddServices(WebApplicationBuilder builder, AccessKeys keys) => builder.Services
        .AddEndpoints(builder.Configuration)
        .AddSessions()
        .AddSingleton(keys)
        .AddSingleton<RefreshTimetable>()
        .AddHostedService<RefreshSchedule>()
        // Longer than an attestation takes, shorter than container platforms wait before they kill.
        .Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(25));

    private static void Map(WebApplication app)
    {
        app.UseStatusCodePages(page => ProblemResponse.WriteBareAsync(page.HttpContext));
        app.UseMiddleware<SlashesMiddleware>();
        app.UseRouting();
        app.UseMiddleware<KeyCheck>();
        app.MapHealth();
        app.MapOperations();
        app.MapPlugin();
        app.MapGet("/api/openapi.json", (RequestDelegate)OpenApiEndpoint.InvokeAsync);
        app.MapGet("/docs", (RequestDelegate)DocsPage.InvokeAsync);
        // Settings are checked before the host listens, not at the first request that needs them.
        app.Services.GetRequiredService<RefreshTimetable>();
    }
}
