using System.Net.Http.Json;
using System.Text.Json;
using SessionOps.Endpoints;

namespace SessionOps.Server.Tests.EndToEnd;

/// <summary>Reads answers that have to be good; a problem's own words end in the test's report.</summary>
internal static class Answers
{
    public static async Task<YouTubeSession> GetSessionAsync(this HttpClient client, string path = "/api/session")
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        return JsonSerializer.Deserialize<YouTubeSession>(await ReadAsync(response), EndpointJson.Options)!;
    }

    public static async Task<JsonElement> PostAsync(this HttpClient client, string path, object body)
    {
        using var response = await client.PostAsJsonAsync(path, body);
        return JsonSerializer.Deserialize<JsonElement>(await ReadAsync(response));
    }

    private static async Task<string> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode}: {text}");
        return text;
    }
}
