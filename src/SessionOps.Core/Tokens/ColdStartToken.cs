using System.Buffers.Binary;
using System.Text;

namespace SessionOps.Tokens;

/// <summary>The token that YouTube's player makes before any attestation: the binding, a client state and the time, thinly disguised.</summary>
public static class ColdStartToken
{
    internal const byte FirstByte = 0x22;
    internal const int HeaderLength = 8;

    // The length is one byte, eight of it are the header (BgUtils 4; version 3 allowed 118).
    private const int MaxBindingBytes = 255 - HeaderLength;

    // What the player sends before it has been told otherwise.
    private const byte UsualClientState = 1;

    // The player makes a new one whenever it needs one; nothing is known of an end, and after the first minute of a video proof is asked for.
    private static readonly TimeSpan s_usefulFor = TimeSpan.FromHours(1);

    /// <summary>Makes a token with what is known of it, graded <see cref="TokenGrade.ColdStart"/>.</summary>
    /// <param name="contentBinding">What to bind to, empty as in the player's first request; white space around it does not count.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="random">The two bytes of the disguise.</param>
    /// <exception cref="InvalidInputException">The binding is too long.</exception>
    public static PoToken CreateToken(string contentBinding, TimeProvider timeProvider, Random random)
    {
        ArgumentNullException.ThrowIfNull(contentBinding);
        ArgumentNullException.ThrowIfNull(timeProvider);
        var binding = contentBinding.Trim();
        if (VideoAddress.IsAddress(binding) && VideoAddress.FindId(binding) is { } id)
            binding = id;
        return new PoToken
        {
            Value = Create(binding, timeProvider, random),
            ContentBinding = binding,
            BindingKind = ContentBinding.KindOf(binding),
            Grade = TokenGrade.ColdStart,
            ExpiresAt = timeProvider.GetUtcNow() + s_usefulFor,
        };
    }

    /// <summary>Makes a token. It is accepted only while YouTube has not asked for proof.</summary>
    /// <param name="contentBinding">What to bind to; at most 247 bytes of UTF-8.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="random">The two bytes of the disguise.</param>
    /// <param name="clientState">The client state.</param>
    /// <exception cref="InvalidInputException">The binding is too long.</exception>
    public static string Create(string contentBinding, TimeProvider timeProvider, Random random, byte clientState = UsualClientState)
    {
        ArgumentNullException.ThrowIfNull(contentBinding);
        ArgumentNullException.ThrowIfNull(timeProvider);
        ArgumentNullException.ThrowIfNull(random);
        var binding = Encoding.UTF8.GetBytes(contentBinding);
        if (binding.Length > MaxBindingBytes)
            throw new InvalidInputException(
                ErrorIds.InvalidInput,
                nameof(contentBinding),
                $"The content binding has {binding.Length} bytes; a cold-start token holds at most {MaxBindingBytes}. Bind to the video id instead."
            );
        var token = new byte[2 + HeaderLength + binding.Length];
        token[0] = FirstByte;
        token[1] = (byte)(HeaderLength + binding.Length);
        random.NextBytes(token.AsSpan(2, 2));
        token[5] = clientState;
        BinaryPrimitives.WriteUInt32BigEndian(token.AsSpan(6), (uint)timeProvider.GetUtcNow().ToUnixTimeSeconds());
        binding.CopyTo(token, 2 + HeaderLength);
        Disguise(token.AsSpan(2));
        return WebSafeBase64.Encode(token);
    }

    /// <summary>Reads the bytes of a token; null when they are not one.</summary>
    internal static PoTokenInfo? Read(ReadOnlySpan<byte> token, TimeProvider timeProvider)
    {
        if (token.Length < 2 + HeaderLength || token[0] != FirstByte || token[1] != token.Length - 2)
            return null;
        var payload = token[2..].ToArray();
        Disguise(payload);
        var createdAt = DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadUInt32BigEndian(payload.AsSpan(4)));
        return new PoTokenInfo
        {
            Form = PoTokenForm.ColdStart,
            ByteCount = token.Length,
            ContentBinding = Encoding.UTF8.GetString(payload.AsSpan(HeaderLength)),
            CreatedAt = createdAt,
            Age = timeProvider.GetUtcNow() - createdAt,
            ClientState = payload[3],
        };
    }

    // Everything after the two key bytes is XORed with them in turn; doing it again undoes it.
    private static void Disguise(Span<byte> payload)
    {
        for (var i = 2; i < payload.Length; i++)
            payload[i] ^= payload[i & 1];
    }
}
