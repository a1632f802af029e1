using System.Net;

namespace SessionOps.Server;

/// <summary>Asks a running server whether it answers, as an image without a shell or curl has to.</summary>
internal static class Healthcheck
{
    /// <summary>Where the server with these settings can be asked on this machine.</summary>
    public static Uri UrlFrom(IConfiguration configuration)
    {
        var address = BindingAddress.Parse(ListenAddresses.First(configuration));
        var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : address.Host;
        return new Uri($"{address.Scheme}://{host}:{address.Port}/health");
    }

    /// <summary>Whether it answers 200; says why not.</summary>
    public static async Task<bool> AskAsync(HttpClient client, Uri url, TextWriter output, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.GetAsync(url, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.OK)
                return true;
            await output.WriteLineAsync($"{url} answered {(int)response.StatusCode}.").ConfigureAwait(false);
        }
        catch (HttpRequestException exception)
        {
            await output.WriteLineAsync($"{url} could not be asked: {exception.Message}").ConfigureAwait(false);
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            await output.WriteLineAsync($"{url} did not answer in time.").ConfigureAwait(false);
        }

        return false;
    }
}
