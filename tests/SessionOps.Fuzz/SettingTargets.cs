using SessionOps.Http;
using SessionOps.Storage;
using SessionOps.Storage.Blobs;

namespace SessionOps.Fuzz;

/// <summary>What stands in settings.</summary>
internal static class SettingTargets
{
    public static IReadOnlyList<FuzzTarget> All { get; } = [FuzzTarget.OfText("settings", ReadSettings), FuzzTarget.OfText("store", ReadStore)];

    // One setting a line, NAME=value; members of a group as NAME__member=value.
    private static void ReadSettings(string text)
    {
        var lines = text.Split('\n').Select(line => line.Split('=', 2)).Where(pair => pair.Length == 2).Take(100).ToList();
        var values = SettingValues.Of([("the input", lines.Select(static pair => KeyValuePair.Create(pair[0], (string?)pair[1])))]);
        var options = SessionOpsSettings.Read(values.Find, values.MembersOf);
        FuzzTarget.Require(options.UserAgent?.Any(char.IsControl) != true, "A header has no line end.");
        var proxy = YouTubeHttp.DescribeProxy(options);
        if (options.Proxy is { UserInfo.Length: > 8 } address)
            FuzzTarget.Require(!proxy.Contains(address.UserInfo, StringComparison.Ordinal), "A proxy is described without its password.");
    }

    private static void ReadStore(string text)
    {
        var address = StoreAddress.Parse(text);
        FuzzTarget.Require(address.ToString() == address.Kind.ToString(), "An address does not tell itself.");
        // A container without a signature looks for an identity, which takes its time.
        if (address.Kind == StoreKind.ConnectionString || text.Contains("sig=", StringComparison.Ordinal))
            _ = BlobContainerAddress.Open(new SessionOpsOptions { Store = text }, transport: null);
        else if (!BlobSessionStore.CanOpen(text))
            FuzzTarget.Require(Path.IsPathFullyQualified(FileStoreFolder.From(text)), "A folder has a whole path.");
    }
}
