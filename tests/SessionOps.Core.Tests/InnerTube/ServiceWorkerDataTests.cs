using System.Text.Json.Nodes;
using SessionOps.InnerTube.Bridge;

namespace SessionOps.Core.Tests.InnerTube;

public sealed class ServiceWorkerDataTests
{
    private const string Visitor = "CgthYmNfREVGLTEyMw%3D%3D";
    private const string Rollout = "CAEQAhgD";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public void Values_are_found_by_their_form_when_their_places_shift(int shift)
    {
        var data = Data(shift);

        Assert.Equal(Visitor, ServiceWorkerData.VisitorData(data));
        Assert.Equal(Rollout, ServiceWorkerData.RolloutToken(data));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("[[null,null,[[[\"CgJERRIEGgAgAQ%3D%3D\"]]]]]")]
    public void Nothing_is_found_where_nothing_has_the_form(string data)
    {
        Assert.Null(ServiceWorkerData.VisitorData(JsonNode.Parse(data)));
        Assert.Null(ServiceWorkerData.RolloutToken(JsonNode.Parse(data)));
    }

    private static JsonArray Data(int shift)
    {
        var device = new JsonArray();
        for (var i = 0; i < 120; i++)
            device.Add(
                i == 13 + shift ? Visitor
                : i == 107 + shift ? Rollout
                : i % 7 == 0 ? "other"
                : null
            );
        return new JsonArray(new JsonArray("yt.sw.adr", null, new JsonArray(new JsonArray(device), "key")));
    }
}
