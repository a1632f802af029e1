using System.Net;
using SessionOps.Scripting;

namespace SessionOps.Http;

/// <summary>Shows the one browser that SessionOps is, reads answers whole within one deadline, and turns whatever goes wrong into typed errors.</summary>
internal sealed class YouTubeHandler(SessionOpsOptions options, TimeProvider timeProvider) : DelegatingHandler
{
    /// <summary>What is asked for, for messages: "The page", "The interpreter".</summary>
    public static readonly HttpRequestOptionsKey<string> What = new("SessionOps.What");

    /// <summary>Whether a web page is what is asked for; anywhere else one is a refusal.</summary>
    public static readonly HttpRequestOptionsKey<bool> ExpectsHtml = new("SessionOps.ExpectsHtml");

    // A page takes under a second; YouTube's own player gives GenerateIT ten. Headers, body and retries together.
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(30);

    private readonly EgressProxy _proxy = EgressProxy.From(options);

    /// <summary>The user agent of every request, and of the script's navigator.</summary>
    public string UserAgent { get; } = options.UserAgent ?? BrowserProfile.Default.UserAgent;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var what = request.Options.TryGetValue(What, out var name) ? name : "The answer";
        Dress(what, request);
        using var deadline = new CancellationTokenSource(s_timeout, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            var response = await base.SendAsync(request, either.Token).ConfigureAwait(false);
            try
            {
                await ReadAsync(what, request, response, either.Token).ConfigureAwait(false);
                return response;
            }
            catch
            {
                response.Dispose();
                throw;
            }
        }
        catch (Exception error) when (error is OperationCanceledException or HttpRequestException or IOException or NotSupportedException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw deadline.IsCancellationRequested || error is OperationCanceledException
                ? ConnectionFault.TimedOut(what, request.RequestUri!, error)
                : ConnectionFault.From(what, request.RequestUri!, _proxy.Of(request.RequestUri!), error);
        }
    }

    // The content holds the body afterwards. An error answer is read only when it may be a captcha.
    private async Task ReadAsync(string what, HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var refusal = new Refusal(what, timeProvider);
        var type = response.Content.Headers.ContentType;
        if ((int)response.StatusCode >= 400)
            throw refusal.Of(
                response,
                Refusal.IsHtml(type?.MediaType) ? await AnswerBody.TryReadTextAsync(response.Content, cancellationToken).ConfigureAwait(false) : ""
            );
        var body = await AnswerBody.ReadAsync(what, response.Content, cancellationToken).ConfigureAwait(false);
        response.Content = new ByteArrayContent(body);
        response.Content.Headers.ContentType = type;
        var from = response.RequestMessage?.RequestUri ?? request.RequestUri!;
        refusal.ThrowIfDiverted(response.StatusCode >= HttpStatusCode.MultipleChoices ? YouTubeAnswer.Resolve(what, from, response.Headers.Location) : from);
        if (!(request.Options.TryGetValue(ExpectsHtml, out var expectsHtml) && expectsHtml))
            refusal.ThrowIfRefusedInHtml(type?.MediaType, body);
    }

    // The text of a header decides whether it is there: .NET's own property does not see a user agent that it cannot parse.
    private void Dress(string what, HttpRequestMessage request)
    {
        if (!request.Headers.NonValidated.Contains("User-Agent"))
            request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        request.Headers.TryAddWithoutValidation("Accept-Language", AcceptLanguage(BrowserProfile.Default.Languages));
        HeaderValues.ThrowIfUnusable(what, request.Headers);
    }

    private static string AcceptLanguage(IReadOnlyList<string> languages) =>
        string.Join(
            ',',
            languages.Select(
                (language, i) => i == 0 ? language : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{language};q={1 - (i * 0.1):0.0}")
            )
        );
}
