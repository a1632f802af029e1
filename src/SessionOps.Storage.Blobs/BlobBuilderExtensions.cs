using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SessionOps;
using SessionOps.Storage.Blobs;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Chooses a blob container for a container's session service.</summary>
public static class BlobBuilderExtensions
{
    /// <summary>Keeps sessions in the blob container that <see cref="SessionOpsOptions.Store"/> names, by its URL or the account's connection string.</summary>
    public static SessionOpsBuilder UseBlobs(this SessionOpsBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.UseStore(static provider =>
            BlobSessionStore.Create(
                provider.GetRequiredService<IOptions<SessionOpsOptions>>().Value,
                provider.GetService<TimeProvider>() ?? TimeProvider.System,
                provider.GetService<ILoggerFactory>()
            )
        );
    }
}
