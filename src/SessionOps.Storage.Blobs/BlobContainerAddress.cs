using Azure.Core.Pipeline;
using Azure.Identity;
using Azure.Storage.Blobs;

namespace SessionOps.Storage.Blobs;

/// <summary>Opens the container that the settings mean.</summary>
internal static class BlobContainerAddress
{
    public static BlobContainerClient Open(SessionOpsOptions options, HttpPipelineTransport? transport)
    {
        var store = StoreAddress.Parse(options.Store);
        if (store.Kind == StoreKind.Container)
            return OpenUrl(new Uri(store.Text), options.Container, ClientOptions(transport));
        if (store.Kind != StoreKind.ConnectionString)
            throw Unusable("It is neither the URL of a blob container nor a connection string of a storage account.");
        try
        {
            return new BlobContainerClient(store.Text, options.Container, ClientOptions(transport));
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            // Without the cause, which may quote the key.
            throw Unusable("The connection string is incomplete: copy it again from the storage account.");
        }
    }

    /// <summary>The container's address without a signature.</summary>
    public static string Describe(Uri container) => container.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    private static BlobContainerClient OpenUrl(Uri url, string container, BlobClientOptions clientOptions)
    {
        if (url.AbsolutePath == "/")
            url = new UriBuilder(url) { Path = container }.Uri;
        if (url.Query.Contains("sig=", StringComparison.Ordinal))
            return new BlobContainerClient(url, clientOptions);
        return url.Scheme == Uri.UriSchemeHttps
            ? new BlobContainerClient(url, new DefaultAzureCredential(), clientOptions)
            : throw Unusable("An identity's token is not sent without encryption: write the URL with https, or use a connection string.");
    }

    // Three short tries: a caller is better served with the last good session than with a longer wait.
    private static BlobClientOptions ClientOptions(HttpPipelineTransport? transport)
    {
        var options = new BlobClientOptions
        {
            Retry =
            {
                MaxRetries = 2,
                Delay = TimeSpan.FromMilliseconds(200),
                MaxDelay = TimeSpan.FromSeconds(1),
                NetworkTimeout = TimeSpan.FromSeconds(4),
            },
            Diagnostics = { ApplicationId = nameof(SessionOps) },
        };
        if (transport is not null)
            options.Transport = transport;
        return options;
    }

    private static InvalidInputException Unusable(string why) =>
        new(ErrorIds.InvalidConfiguration, nameof(SessionOpsOptions.Store), $"SessionOps__Store cannot be used. {why}");
}
