using Microsoft.Extensions.Logging;

namespace SessionOps.Storage;

/// <content>The tokens of a session: one file each, named by the hash of its binding.</content>
public sealed partial class FileSessionStore
{
    /// <summary>The most tokens that are kept for a session; those that expire first give way.</summary>
    public const int MaxTokensPerSession = 500;

    /// <inheritdoc/>
    public Task<PoToken?> ReadTokenAsync(string sessionName, string contentBinding, CancellationToken cancellationToken)
    {
        SessionName.Validate(sessionName);
        return GuardAsync(async () =>
        {
            var path = _layout.Token(sessionName, contentBinding);
            if (await PrivateFile.ReadAsync(path, cancellationToken).ConfigureAwait(false) is not { } content)
                return null;
            try
            {
                var token = SessionJson.DeserializeToken(content);
                return token.ContentBinding == contentBinding && token.ExpiresAt > _timeProvider.GetUtcNow() ? token : null;
            }
            catch (StoreException e) when (e.ErrorId == ErrorIds.StoreCorrupt)
            {
                // A token is minted again for the asking; there is nothing in it to be saved.
                _logger.LogWarning("A stored token of the session '{Name}' is ignored. {Problem}", sessionName, e.Message);
                return null;
            }
        });
    }

    /// <inheritdoc/>
    public Task WriteTokenAsync(string sessionName, PoToken token, CancellationToken cancellationToken)
    {
        SessionName.Validate(sessionName);
        return GuardAsync(async () =>
        {
            if (token.ExpiresAt <= _timeProvider.GetUtcNow())
                return false;
            using var held = await LockAsync(sessionName, cancellationToken).ConfigureAwait(false);
            PrivateFile.CreateFolder(_layout.Tokens(sessionName));
            var path = _layout.Token(sessionName, token.ContentBinding);
            MakeRoom(_layout.Tokens(sessionName), Path.GetFileName(path));
            await PrivateFile.ReplaceAsync(path, SessionJson.SerializeToken(token), token.ExpiresAt.UtcDateTime, cancellationToken).ConfigureAwait(false);
            return true;
        });
    }

    // A token's file carries its expiry as the time of its last write, so that the expired ones are found without opening each.
    private void MakeRoom(string folder, string replaced)
    {
        var now = _timeProvider.GetUtcNow().UtcDateTime;
        var others = new DirectoryInfo(folder).GetFiles().Where(file => file.Name != replaced).OrderByDescending(file => file.LastWriteTimeUtc).ToList();
        foreach (var file in others.Where((file, i) => i >= MaxTokensPerSession - 1 || file.LastWriteTimeUtc <= now || file.Extension == PrivateFile.TemporarySuffix))
            file.Delete();
    }
}
