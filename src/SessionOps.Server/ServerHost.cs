using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Console;
using SessionOps.Endpoints;
using SessionOps.Endpoints.OpenApi;
using SessionOps.Server.Authentication;
using SessionOps.Server.Docs;
using SessionOps.Server.Status;

namespace SessionOps.Server;

/// <summary>The operations on Kestrel: no Azure, no other process.</summary>
internal static class ServerHost
{
    /// <summary>ASP.NET Core's name of the log's format: json, or anything else for text.</summary>
    public const string LogFormatKey = "Logging:Console:FormatterName";

    /// <summary>Builds the host from ASP.NET Core's configuration and from what a caller puts in place.</summary>
    /// <param name="args">What the command line says.</param>
    /// <param name="settings">Settings that override all others.</param>
    /// <param name="configure">Puts other services in place; null for the real ones.</param>
    /// <exception cref="InvalidInputException">A setting cannot be used.</exception>
    public static WebApplication Build(
        HostArguments? args = null,
        IEnumerable<KeyValuePair<string, string?>>? settings = null,
        Action<IServiceCollection>? configure = null
    )
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = [.. args?.Settings ?? []], ContentRootPath = AppContext.BaseDirectory });
        if (args?.ConfigurationFile is { } file)
            builder.Configuration.Sources.Insert(HostConfiguration.PlaceOfFile(builder.Configuration.Sources), HostConfiguration.File(file));
        if (settings is not null)
            builder.Configuration.AddInMemoryCollection(settings);
        var keys = AccessKeys.Of(ConfiguredSettings.Read(builder.Configuration).Keys, nameof(SessionOpsOptions.Keys));
        Listen(builder, keys);
        builder.Logging.KeepSecretsOutOfLogs();
        WriteOneLinePerEntry(builder);
        // It prints the stack of errors that the command reports as a sentence.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        AddServices(builder, keys);
        if (!keys.IsEmpty)
            KeyAuthentication.AddTo(builder.Services);
        configure?.Invoke(builder.Services);
        var app = builder.Build();
        Map(app);
        return app;
    }

    private static void Listen(WebApplicationBuilder builder, AccessKeys keys)
    {
        if (!ListenAddresses.AreConfigured(builder.Configuration))
            builder.WebHost.UseUrls(ListenAddresses.Default(builder.Configuration));
        if (keys.IsEmpty)
        {
            if (ListenAddresses.BeyondLoopback(builder.Configuration) is { } open)
                throw ListenAddresses.Open(open);
            // Without keys the address is the only guard, and a foreign name that resolves to loopback would get a web page past it.
            builder.Configuration["AllowedHosts"] = "localhost;127.0.0.1;[::1]";
        }

        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.Configure<SocketTransportOptions>(sockets => BoundSockets.Guard(sockets, keys));
    }

    private static void WriteOneLinePerEntry(WebApplicationBuilder builder)
    {
        const string Time = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
        if (string.Equals(builder.Configuration[LogFormatKey], "json", StringComparison.OrdinalIgnoreCase))
        {
            builder.Logging.AddJsonConsole(static console => (console.TimestampFormat, console.UseUtcTimestamp) = (Time.TrimEnd(), true));
            // Under systemd the lifetime would choose its own form.
            builder.Services.PostConfigure<ConsoleLoggerOptions>(static console => console.FormatterName = ConsoleFormatterNames.Json);
        }
        else
        {
            builder.Logging.AddSimpleConsole(static console => (console.TimestampFormat, console.UseUtcTimestamp, console.SingleLine) = (Time, true, true));
        }
    }

    private static void AddServices(WebApplicationBuilder builder, AccessKeys keys) =>
        builder
            .Services.AddEndpoints(builder.Configuration)
            .AddSessions()
            .AddStatus()
            .AddTelemetry(builder.Configuration)
            .AddSingleton(keys)
            .AddSystemd()
            .AddWindowsService()
            .AddRequestLimits()
            .AddSingleton<RefreshTimetable>()
            .AddHostedService<RefreshSchedule>()
            // Longer than an attestation takes, shorter than container platforms wait before they kill.
            .Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(25));

    private static void Map(WebApplication app)
    {
        var options = app.Services.GetRequiredService<SessionOpsOptions>();
        if (KnownProxies.Of(options, app.Services.GetRequiredService<AccessKeys>()) is { } forwarded)
            app.UseForwardedHeaders(forwarded);
        app.UseMiddleware<RequestSpans>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseStatusCodePages(static page =>
        {
            HeadMiddleware.Allow(page.HttpContext.Response);
            return ProblemResponse.WriteBareAsync(page.HttpContext);
        });
        app.UseMiddleware<SlashesMiddleware>();
        app.UseMiddleware<HeadMiddleware>();
        app.UseWhen(RequestLimits.ApplyTo, static limited => limited.UseRateLimiter());
        app.UseRouting();
        if (app.Services.GetRequiredService<AccessKeys>().IsEmpty)
            app.UseMiddleware<LoopbackGuard>();
        else
            app.UseAuthentication().UseAuthorization();
        app.MapHealth();
        app.MapStatus();
        app.MapPrometheusScrapingEndpoint().WithSummary("What the host counts, for Prometheus.");
        app.MapOperations();
        app.MapPlugin();
        if (options.LegacyTokenRoutes is true)
            app.MapLegacyRoutes();
        app.MapGet("/api/sessions", (RequestDelegate)SessionListEndpoint.InvokeAsync).WithSummary("The stored sessions, without their secrets.");
        app.MapGet("/api/openapi.json", (RequestDelegate)OpenApiEndpoint.InvokeAsync).WithSummary("The operations as an OpenAPI 3.1 document.");
        app.MapGet("/docs", (RequestDelegate)DocsPage.InvokeAsync).WithMetadata(new OpenPage()).WithSummary("This page.");
        app.MapReferencePage();
        app.MapFavicon();
        // Settings are checked before the host listens, not at the first request that needs them.
        app.Services.GetRequiredService<RefreshTimetable>();
    }
}
