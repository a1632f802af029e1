using System.Net.Http.Headers;

namespace SessionOps.Http;

/// <summary>Checks what goes into headers: values come from pages, stores and settings.</summary>
internal static class HeaderValues
{
    // Visitor data with experiments takes some 700 characters; servers refuse headers beyond 8 KB.
    private const int MaxLength = 8 << 10;

    /// <summary>Throws when a value would end its header early or is not text that a header can carry.</summary>
    public static void ThrowIfUnusable(string what, HttpRequestHeaders headers)
    {
        foreach (var header in headers.NonValidated)
        {
            foreach (var value in header.Value)
            {
                if (!IsUsable(value))
                    throw YouTubeSender.Malformed(
                        $"{what} was not asked for: the value for the header {header.Key} has characters or a length that no header may have."
                    );
            }
        }
    }

    /// <summary>Whether it is printable ASCII of a sane length.</summary>
    public static bool IsUsable(string value) => value.Length <= MaxLength && !value.AsSpan().ContainsAnyExceptInRange(' ', '~');
}
