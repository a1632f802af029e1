using System.Text.Json;

namespace SessionOps.Http;

/// <summary>Tries one of several sources before the next is asked.</summary>
internal static class Attempt
{
    // Whatever refuses this address or blocks every connection would refuse the next source as well.
    private static bool IsRefusal(UnexpectedResponseException error) =>
        error.ErrorId is ErrorIds.CaptchaRequired or ErrorIds.AccessRefused or ErrorIds.ProxyFailed or ErrorIds.NetworkLoginRequired;

    /// <summary>Runs it; a typed error is the result, so that the first one can be reported when every source fails.</summary>
    public static async Task<(T? Result, SessionOpsException? Error)> RunAsync<T>(Func<Task<T>> attempt)
    {
        try
        {
            return (await attempt().ConfigureAwait(false), null);
        }
        // A refusal to serve this address is not worked around.
        catch (UnexpectedResponseException error) when (!IsRefusal(error))
        {
            return (default, error);
        }
        catch (JsonException error)
        {
            return (default, YouTubeSender.Malformed("the answer has an unexpected shape", error));
        }
    }
}
