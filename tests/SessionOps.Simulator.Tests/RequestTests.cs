using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using SessionOps.Simulator.Faults;

namespace SessionOps.Simulator.Tests;

/// <summary>What other people's clients and CI send.</summary>
public sealed partial class RequestTests
{
    [Theory]
    [InlineData("/api/jnn/v1/GenerateIT", """["O43z0dpjhgX20SCx4KAo",null]""")]
    [InlineData("/api/jnn/v1/GenerateIT", """["O43z0dpjhgX20SCx4KAo",5]""")]
    [InlineData("/api/jnn/v1/GenerateIT", """["another","$x"]""")]
    [InlineData("/api/jnn/v1/GenerateIT", "no JSON")]
    [InlineData("/api/jnn/v1/Create", "[null]")]
    [InlineData("/youtubei/v1/att/get", """{"engagementType":5}""")]
    [InlineData("/youtubei/v1/att/get", "[]")]
    [InlineData("/youtubei/v1/player", """{"videoId":{}}""")]
    public async Task A_request_that_makes_no_sense_is_the_clients_mistake(string path, string body)
    {
        await using var simulator = await SimulatorHost.StartAsync();
        using var client = new HttpClient { BaseAddress = simulator.Url };

        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(client, path, body, "application/json+protobuf"));
    }

    [Theory]
    [InlineData("/youtubei/v1/att/get", """{"engagementType":"ENGAGEMENT_TYPE_UNBOUND","context":[]}""")]
    [InlineData("/youtubei/v1/player", """{"videoId":"a","context":{"client":5}}""")]
    public async Task Values_of_another_kind_count_as_missing(string path, string body)
    {
        await using var simulator = await SimulatorHost.StartAsync();
        using var client = new HttpClient { BaseAddress = simulator.Url };

        Assert.Equal(HttpStatusCode.OK, await PostAsync(client, path, body, "application/json"));
    }

    [Theory]
    [InlineData("application/json", "x-goog-api-key")]
    [InlineData("application/json+protobuf", "x-nothing")]
    public async Task The_attestation_service_answers_nobody_without_its_key_and_content_type(string contentType, string header)
    {
        await using var simulator = await SimulatorHost.StartAsync();
        using var client = new HttpClient { BaseAddress = simulator.Url };
        const string Body = """["O43z0dpjhgX20SCx4KAo","$x"]""";
        Assert.Equal(HttpStatusCode.OK, await PostAsync(client, "/api/jnn/v1/GenerateIT", Body, "application/json+protobuf"));

        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(client, "/api/jnn/v1/GenerateIT", Body, contentType, header));
    }

    [Theory]
    [InlineData("""[{"kind":"Captcha"},{"kind":"ServerError","count":0}]""")]
    [InlineData("""[{"kind":"Captcha"},{"kind":"Latency","seconds":-1}]""")]
    [InlineData("""[{"kind":"Captcha"},{"kind":"Unheard"}]""")]
    [InlineData("""[{"path":"/"}]""")]
    public async Task Faults_that_make_no_sense_change_nothing(string faults)
    {
        await using var simulator = await SimulatorHost.StartAsync();
        simulator.State.Faults.Add(new Fault(FaultKind.Consent, Count: 3));
        using var client = new HttpClient { BaseAddress = simulator.Url };
        using var body = new StringContent(faults, Encoding.UTF8, "application/json");

        using var answer = await client.PutAsync("/simulator/faults", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal([new Fault(FaultKind.Consent, Count: 3)], simulator.State.Faults.All);
    }

    [Fact]
    public async Task A_verification_without_a_token_is_refused()
    {
        await using var simulator = await SimulatorHost.StartAsync();
        using var client = new HttpClient { BaseAddress = simulator.Url };

        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(client, "/simulator/verify", "{}", "application/json"));
    }

    [Fact]
    public async Task Retry_After_is_in_whole_seconds()
    {
        await using var simulator = await SimulatorHost.StartAsync();
        simulator.State.Faults.Add(new Fault(FaultKind.TooManyRequests, Seconds: 1.2));
        using var client = new HttpClient { BaseAddress = simulator.Url };

        using var answer = await client.GetAsync("/");

        Assert.Equal(TimeSpan.FromSeconds(2), answer.Headers.RetryAfter?.Delta);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Att_get_wants_the_token_that_came_with_the_page(bool withToken)
    {
        await using var simulator = await SimulatorHost.StartAsync();
        using var client = new HttpClient { BaseAddress = simulator.Url };
        var page = await client.GetStringAsync("/");
        var (visitorData, eacrToken) = (VisitorData().Match(page).Groups[1].Value, EacrToken().Match(page).Groups[1].Value);

        using var answer = await client.PostAsJsonAsync(
            "/youtubei/v1/att/get",
            new
            {
                engagementType = "ENGAGEMENT_TYPE_UNBOUND",
                context = new { client = new { visitorData } },
                eacrToken = withToken ? eacrToken : null,
            }
        );

        Assert.Equal(withToken, (await answer.Content.ReadAsStringAsync()).Contains("bgChallenge", StringComparison.Ordinal));
    }

    [GeneratedRegex("\"VISITOR_DATA\":\"(Cg[^\"]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex VisitorData();

    [GeneratedRegex("'T': '([^']+)'", RegexOptions.CultureInvariant)]
    private static partial Regex EacrToken();

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, string path, string body, string contentType, string header = "x-goog-api-key")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, contentType) };
        request.Headers.Add(header, "key");
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }
}
