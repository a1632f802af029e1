using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SessionOps.Functions.Tests.Host;

/// <summary>Application Insights' ingestion and the platform's identity endpoint on loopback: keeps all that a worker sends.</summary>
internal sealed class FakeIngestion : IAsyncDisposable
{
    public const string ClientId = "0f0e0d0c-1111-2222-3333-444455556666";
    private const string AccessToken = "access-token-of-the-identity";

    private readonly WebApplication _app;
    private readonly DirectoryInfo _folder;
    private readonly ConcurrentQueue<string> _bodies = new();
    private readonly ConcurrentQueue<string> _authorizations = new();
    private readonly ConcurrentQueue<string> _identities = new();

    private FakeIngestion(WebApplication app, DirectoryInfo folder) => (_app, _folder) = (app, folder);

    /// <summary>What was sent, unpacked.</summary>
    public IReadOnlyCollection<string> Bodies => _bodies;

    /// <summary>By what each of it was authorized.</summary>
    public IReadOnlyCollection<string> Authorizations => _authorizations;

    /// <summary>For which identities tokens were asked for.</summary>
    public IReadOnlyCollection<string> Identities => _identities;

    public static string Bearer => $"Bearer {AccessToken}";

    public static async Task<FakeIngestion> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("sessionops-test-");
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "ca.pem"), certificate.ExportCertificatePem());

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // A token travels over TLS only; the identity endpoint is plain HTTP on Azure too.
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate));
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        var app = builder.Build();
        var ingestion = new FakeIngestion(app, folder);
        app.MapGet("/identity", ingestion.GiveToken);
        app.MapFallback(ingestion.TakeAsync);
        await app.StartAsync();
        return ingestion;
    }

    /// <summary>The settings of an app that sends its telemetry here.</summary>
    public IEnumerable<(string Name, string Value)> Settings(string authentication)
    {
        var secure = new Uri(_app.Urls.Single(url => url.StartsWith("https:", StringComparison.Ordinal)));
        var plain = _app.Urls.Single(url => url.StartsWith("http:", StringComparison.Ordinal));
        yield return (
            "APPLICATIONINSIGHTS_CONNECTION_STRING",
            $"InstrumentationKey={Guid.Empty};IngestionEndpoint=https://localhost:{secure.Port}/;LiveEndpoint=https://localhost:{secure.Port}/"
        );
        yield return ("APPLICATIONINSIGHTS_AUTHENTICATION_STRING", authentication);
        yield return ("APPLICATIONINSIGHTS_STATSBEAT_DISABLED", "true");
        yield return ("IDENTITY_ENDPOINT", $"{plain}/identity");
        yield return ("IDENTITY_HEADER", "identity-header");
        yield return ("SSL_CERT_FILE", Path.Combine(_folder.FullName, "ca.pem"));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private IResult GiveToken(HttpRequest request)
    {
        _identities.Enqueue($"{request.Query["client_id"]}");
        return Results.Json(
            new
            {
                access_token = AccessToken,
                expires_on = $"{DateTimeOffset.UtcNow.AddHours(24).ToUnixTimeSeconds()}",
                resource = $"{request.Query["resource"]}",
                token_type = "Bearer",
            }
        );
    }

    private async Task TakeAsync(HttpContext context)
    {
        _authorizations.Enqueue($"{context.Request.Headers.Authorization}");
        await using var body =
            context.Request.Headers.ContentEncoding == "gzip" ? new GZipStream(context.Request.Body, CompressionMode.Decompress) : context.Request.Body;
        using var reader = new StreamReader(body);
        var text = await reader.ReadToEndAsync();
        _bodies.Enqueue($"{context.Request.Path} {text}");
        var items = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
        await context.Response.WriteAsJsonAsync(
            new
            {
                itemsReceived = items,
                itemsAccepted = items,
                errors = Array.Empty<string>(),
            }
        );
    }
}
