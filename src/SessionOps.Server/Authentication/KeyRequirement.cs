using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace SessionOps.Server.Authentication;

/// <summary>Requires a key of every request but those to routes that say <c>AllowAnonymous</c>.</summary>
internal static class KeyRequirement
{
    public static IServiceCollection AddKeyRequirement(this IServiceCollection services)
    {
        // AddAuthentication would bring data protection, which writes key files to the home folder at start; nothing here needs them.
        services.AddAuthenticationCore(static authentication =>
        {
            authentication.AddScheme<KeyAuthentication>(KeyAuthentication.SchemeName, displayName: null);
            authentication.DefaultScheme = KeyAuthentication.SchemeName;
        });
        services.AddWebEncoders();
        return services.AddAuthorization(static authorization =>
            authorization.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build()
        );
    }
}
