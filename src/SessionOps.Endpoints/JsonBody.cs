using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace SessionOps.Endpoints;

/// <summary>Reads a request's body as JSON.</summary>
internal static class JsonBody
{
    /// <summary>The most bytes of a body. Checked here because the Functions host's own limit is 100 MB.</summary>
    public const int MaxBytes = 256 << 10;

    private static readonly JsonDocumentOptions s_strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads a value from its first token to its last.</summary>
    public delegate T Reading<out T>(ref Utf8JsonReader reader);

    /// <summary>Reads the body; null when it is empty.</summary>
    /// <exception cref="InvalidRequestException">It is not JSON, of another content type, or too large.</exception>
    public static async Task<JsonDocument?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await BufferAsync(request, MaxBytes, cancellationToken).ConfigureAwait(false);
        if (body.Length == 0)
            return null;
        if (!request.HasJsonContentType())
        {
            throw new InvalidRequestException(
                StatusCodes.Status415UnsupportedMediaType,
                "The body is not announced as JSON: send the header Content-Type: application/json.",
                Errors([])
            );
        }

        return Parse(body);
    }

    /// <summary>Reads the body in one pass, whatever it is announced as; the default when it is empty.</summary>
    /// <exception cref="InvalidRequestException">It is not JSON, or too large.</exception>
    public static async Task<T?> ReadLenientlyAsync<T>(HttpRequest request, int maxBytes, Reading<T> read, CancellationToken cancellationToken)
    {
        var body = await BufferAsync(request, maxBytes, cancellationToken).ConfigureAwait(false);
        return body.Length == 0 ? default : Parse(body, bytes => ReadWhole(bytes.Span, read));
    }

    public static InvalidRequestException Malformed(string message, Exception? innerException = null) =>
        new(StatusCodes.Status400BadRequest, message, Errors([message]), innerException);

    public static InvalidRequestException MemberTwice(Exception? innerException = null) =>
        Malformed("The body has a member twice in one object.", innerException);

    private static async Task<ReadOnlyMemory<byte>> BufferAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
            throw TooLarge();
        try
        {
            while (true)
            {
                var read = await request.BodyReader.ReadAsync(cancellationToken).ConfigureAwait(false);
                var isTooLarge = read.Buffer.Length > maxBytes;
                if (isTooLarge || read.IsCompleted)
                {
                    var body = isTooLarge ? null : read.Buffer.ToArray();
                    request.BodyReader.AdvanceTo(read.Buffer.End);
                    return body ?? throw TooLarge();
                }

                // Looked at to its end and kept, so that the next reading waits for more.
                request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            }
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw TooLarge(exception);
        }
        catch (BadHttpRequestException exception)
        {
            throw new InvalidRequestException(exception.StatusCode, "The body did not arrive whole.", Errors([]), exception);
        }
    }

    private static InvalidRequestException TooLarge(Exception? innerException = null) =>
        new(StatusCodes.Status413PayloadTooLarge, "The body is larger than this endpoint takes.", Errors([]), innerException);

    private static JsonDocument Parse(ReadOnlyMemory<byte> body) =>
        Parse(
            body,
            static bytes =>
            {
                ThrowIfUnreadable(bytes.Span);
                return JsonDocument.Parse(bytes, s_strict);
            }
        );

    private static T Parse<T>(ReadOnlyMemory<byte> body, Func<ReadOnlyMemory<byte>, T> parse)
    {
        if (!Utf8.IsValid(body.Span))
            throw Malformed("The body is not in UTF-8.");
        try
        {
            return parse(body);
        }
        catch (InvalidOperationException exception)
        {
            throw Malformed("The body has half of a surrogate pair (\\uD800 to \\uDFFF), which is not a valid character.", exception);
        }
        catch (JsonException exception)
        {
            // The parser's own message quotes the body, which may hold a secret.
            if (exception.LineNumber is null)
                throw MemberTwice(exception);
            throw Malformed($"The body is not well-formed JSON (line {exception.LineNumber + 1}, byte {exception.BytePositionInLine}).", exception);
        }
    }

    private static T ReadWhole<T>(ReadOnlySpan<byte> body, Reading<T> read)
    {
        ThrowIfUnreadable(body);
        var reader = new Utf8JsonReader(body);
        reader.Read();
        var result = read(ref reader);
        // What follows would be no JSON either.
        while (reader.Read()) { }
        return result;
    }

    // A reader finds out only when the text is asked for. What is not escaped was checked to be UTF-8.
    private static void ThrowIfUnreadable(ReadOnlySpan<byte> body)
    {
        if (!body.Contains((byte)'\\'))
            return;
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                _ = reader.GetString();
        }
    }

    private static Dictionary<string, string[]> Errors(string[] sentences) => sentences is [] ? [] : new() { ["$"] = sentences };
}
