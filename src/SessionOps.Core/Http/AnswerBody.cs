using System.Text;

namespace SessionOps.Http;

/// <summary>Reads bodies whole, up to a limit.</summary>
internal static class AnswerBody
{
    // Pages are 0.6 to 2 MB, interpreters 63 KB. Anything larger is neither and must not fill the memory.
    private const int MaxBodyBytes = 32 << 20;

    public static async Task<byte[]> ReadAsync(string what, HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentEncoding.Count > 0)
            throw YouTubeSender.Malformed($"{what} came in an encoding that was not asked for.");
        using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        using var body = new MemoryStream();
        var buffer = new byte[64 << 10];
        int read;
        while ((read = await ReadAsync(what, stream, buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > MaxBodyBytes)
                throw YouTubeSender.Malformed($"{what} is larger than {MaxBodyBytes >> 20} MB, which it never is; the address may belong to something else.");
        }

        return content.Headers.ContentLength is { } announced && announced != body.Length
            ? throw YouTubeSender.Malformed($"{what} ended early: {body.Length} of {announced} bytes arrived.")
            : body.ToArray();
    }

    /// <summary>Reads the text of an error answer. When it cannot be read, its status says enough.</summary>
    public static async Task<string> TryReadTextAsync(HttpContent content, CancellationToken cancellationToken)
    {
        try
        {
            return Encoding.UTF8.GetString(await ReadAsync("The answer", content, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception error) when (error is IOException or HttpRequestException or OperationCanceledException or SessionOpsException)
        {
            return "";
        }
    }

    private static async Task<int> ReadAsync(string what, Stream stream, byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        // What .NET's gzip and deflate, and its brotli, throw for data that is not what its header says.
        catch (Exception error) when (error is InvalidDataException or InvalidOperationException)
        {
            throw YouTubeSender.Malformed($"{what} cannot be decompressed: it is damaged, or not compressed as it says.", error);
        }
    }
}
