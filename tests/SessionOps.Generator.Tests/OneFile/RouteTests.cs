using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SessionOps.Endpoints;

namespace SessionOps.Generator.Tests.OneFile;

public sealed class RouteTests
{
    [Fact]
    public async Task It_answers_requests()
    {
        await using var host = await StartAsync();
        Assert.Equal(
            """[{"target":"Navigator","member":"keyboard","count":12}]""",
            await host.Client.GetStringAsync(new Uri("/api/sessions/batch/gaps?atLeast=10", UriKind.Relative))
        );
    }

    [Theory]
    [InlineData("/api/sessions/absent/gaps", HttpStatusCode.NotFound)]
    [InlineData("/api/sessions/batch/gaps?atLeast=0", HttpStatusCode.BadRequest)]
    [InlineData("/api/sessions/batch/gaps?other=1", HttpStatusCode.BadRequest)]
    public async Task It_refuses_what_it_cannot_answer(string path, HttpStatusCode status)
    {
        await using var host = await StartAsync();
        using var response = await host.Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task It_is_described()
    {
        await using var host = await StartAsync();
        var operation = (await host.Client.GetFromJsonAsync<JsonElement>("/api/openapi.json"))
            .GetProperty("paths")
            .GetProperty("/api/sessions/{name}/gaps")
            .GetProperty("get");
        Assert.Equal("Gets what a session's challenge asked for and the browser environment lacks.", operation.GetProperty("summary").GetString());
        Assert.Equal(["name", "atLeast"], operation.GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()));
    }

    [Fact]
    public void What_no_operation_returned_before_is_written_like_all_else() =>
        Assert.Equal(
            """[{"stage":"Mint","message":"Minting","percentComplete":90,"isWarning":false}]""",
            JsonSerializer.Serialize<IReadOnlyList<SessionStep>>([new SessionStep(SessionStage.Mint, "Minting", 90)], EndpointJson.Options)
        );

    private static async Task<SampleHost> StartAsync()
    {
        var sessions = new FakeSessionService();
        sessions.Store(
            FakeSessionService.Session("batch") with
            {
                CoverageGaps = [new CoverageGap("Navigator", "keyboard", 12), new CoverageGap("Screen", "isExtended", 1)],
            }
        );
        return await SampleHost.StartAsync(sessions);
    }
}
