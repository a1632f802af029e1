using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using SessionOps.Endpoints;

namespace SessionOps.Server.Authentication;

/// <summary>
/// Lets requests in that bring an API key, as Azure Functions does: <c>x-functions-key</c> or <c>?code=</c>. Without keys it lets this machine in, and nobody else.
/// </summary>
internal sealed class KeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    AccessKeys keys,
    RequestLimits limits
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    /// <summary>The name of the scheme, as <c>WWW-Authenticate</c> has it.</summary>
    public const string SchemeName = "ApiKey";

    private const string HeaderName = "x-functions-key";
    private const string QueryName = "code";
    private static readonly string[] s_forwarding = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP"];

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
        Task.FromResult(Objection() is { } objection ? AuthenticateResult.Fail(objection) : AuthenticateResult.Success(Admitted()));

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        // Authorization asks for a challenge only after this has failed.
        var detail = (await HandleAuthenticateOnceSafeAsync()).Failure!.Message;
        if (!keys.IsEmpty)
        {
            limits.Fail(Context);
            Logger.LogWarning("A request from {Address} brought no key of this host.", Context.Connection.RemoteIpAddress);
        }

        Response.Headers.WWWAuthenticate = $"{SchemeName} realm=\"SessionOps\", header=\"{HeaderName}\"";
        if (IsOpenedInBrowser())
            await KeyPage.WriteAsync(Context, detail);
        else
            await ProblemResponse.WriteAsync(Context, StatusCodes.Status401Unauthorized, ErrorIds.KeyRequired, detail);
    }

    private AuthenticationTicket Admitted() => new(new ClaimsPrincipal(new ClaimsIdentity(Scheme.Name)), Scheme.Name);

    private string? Objection()
    {
        if (keys.IsEmpty)
            return ObjectionToForeigner();
        return keys.IsValid(Request.Headers[HeaderName]) || keys.IsValid(Request.Query[QueryName])
            ? null
            : $"Send one of the host's keys (SessionOps__Keys__<name>) in the header {HeaderName} or as ?{QueryName}=.";
    }

    // Without keys only this machine may call; neither a page in its browser nor a proxy that passes on what others ask is this machine.
    private string? ObjectionToForeigner()
    {
        if (s_forwarding.FirstOrDefault(Request.Headers.ContainsKey) is { } header)
        {
            return $"This host has no key and serves this machine alone, but a proxy passed the request on ({header}): "
                + "set SessionOps__Keys__<name>, or SessionOps__PluginSecrets__<n> for yt-dlp.";
        }

        return IsFromForeignPage() && !IsOpeningPage() ? "A page of another site may not call this host." : null;
    }

    // Browsers that do not send Sec-Fetch-Site send Origin with what changes something.
    private bool IsFromForeignPage() =>
        Request.Headers["Sec-Fetch-Site"] is ["cross-site"] or ["same-site"]
        || (Request.Headers.Origin is { Count: > 0 } origin && origin != $"{Request.Scheme}://{Request.Host}");

    // A click on a link: the browser shows the page, and the site that had the link learns nothing of it.
    private bool IsOpeningPage() => IsPage() && Request.Headers["Sec-Fetch-Mode"] is ["navigate"] && Request.Headers["Sec-Fetch-Dest"] is ["document"];

    private bool IsOpenedInBrowser() =>
        IsPage() && Request.GetTypedHeaders().Accept.Any(static accepted => accepted.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    private bool IsPage() => HttpMethods.IsGet(Request.Method) && Context.GetEndpoint()?.Metadata.GetMetadata<OpenPage>() is not null;
}
