using SessionOps.Endpoints;

namespace SessionOps.Server.Authentication;

/// <summary>
/// Links from one page of the host to another. A browser can send no header, so a page that was opened with a key in its address passes the key on;
/// every other page's links carry none.
/// </summary>
internal sealed class PageLinks
{
    private readonly QueryString _query;

    private PageLinks(QueryString query) => _query = query;

    /// <summary>The links of a page that answers the request.</summary>
    public static PageLinks Of(HttpContext context)
    {
        string? key = context.Request.Query[KeyAuthentication.QueryName];
        return new(
            context.RequestServices.GetRequiredService<AccessKeys>().IsValid(key) ? QueryString.Create(KeyAuthentication.QueryName, key!) : QueryString.Empty
        );
    }

    /// <summary>The address of another page; relative, so that a proxy may put the host below a path of its own.</summary>
    public string To(string path) => path + _query;
}
