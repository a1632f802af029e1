using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using SessionOps.Endpoints;

namespace SessionOps.Server.Authentication;

/// <summary>Admits requests with an API key, as Azure Functions does: <c>x-functions-key</c> or <c>?code=</c>.</summary>
internal sealed class KeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    AccessKeys keys,
    RequestLimits limits
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    /// <summary>The query parameter of a key.</summary>
    public const string QueryName = "code";

    private static readonly AuthenticateResult s_admitted = AuthenticateResult.Success(
        new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(Refusal.SchemeName)), Refusal.SchemeName)
    );

    private static readonly AuthenticateResult s_refused = AuthenticateResult.Fail("The request brought no key of this host.");

    /// <summary>Requires a key for every request except to routes with <c>AllowAnonymous</c>.</summary>
    public static void AddTo(IServiceCollection services)
    {
        // AddAuthentication would add data protection, which writes key files to the home folder at start; nothing here needs them.
        services.AddAuthenticationCore(static authentication =>
        {
            authentication.AddScheme<KeyAuthentication>(Refusal.SchemeName, displayName: null);
            authentication.DefaultScheme = Refusal.SchemeName;
        });
        services.AddWebEncoders();
        services.AddAuthorization(static authorization => authorization.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // After too many wrong keys, no key from the address is checked.
        using var look = limits.Look(Context);
        return Task.FromResult(
            look.IsAcquired && (keys.IsValid(Request.Headers[Refusal.HeaderName]) || keys.IsValid(Request.Query[QueryName])) ? s_admitted : s_refused
        );
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        using var look = limits.Look(Context);
        if (!look.IsAcquired)
            return RequestLimits.RefuseAsync(Context, look);
        limits.Fail(Context);
        Logger.LogWarning("A request from {Address} brought no key of this host.", Context.Connection.RemoteIpAddress);
        return Refusal.WriteAsync(Context, $"Send one of the host's keys (SessionOps__Keys__<name>) in the header {Refusal.HeaderName} or as ?{QueryName}=.");
    }
}
