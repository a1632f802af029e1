using System.Security.Cryptography;
using System.Text;

namespace SessionOps.Endpoints;

/// <summary>Secrets that let callers in; compared in constant time and kept as hashes only.</summary>
public sealed class AccessKeys
{
    /// <summary>The fewest characters of a secret.</summary>
    public const int MinLength = 16;

    // Words and repeated characters are guessed; hexadecimal digits at random have ten different ones or more in 16.
    private const int MinDifferent = 6;

    private readonly byte[][] _hashes;

    private AccessKeys(byte[][] hashes) => _hashes = hashes;

    /// <summary>Whether there are none, so that no key is accepted.</summary>
    public bool IsEmpty => _hashes is [];

    /// <summary>Takes the secrets of a setting, such as <c>Keys</c>, by their names.</summary>
    /// <exception cref="InvalidInputException">A secret can be guessed.</exception>
    public static AccessKeys Of(IReadOnlyDictionary<string, string> secrets, string setting)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        return new AccessKeys([.. secrets.Select(secret => HashOf(setting, secret.Key, secret.Value))]);
    }

    /// <summary>Whether the candidate is one of the secrets; takes as long for a wrong one as for a right one.</summary>
    public bool IsValid(string? candidate)
    {
        if (candidate is null)
            return false;
        // Hashed first, so that the comparison's time does not tell the length either.
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(candidate));
        var isKnown = false;
        foreach (var known in _hashes)
            isKnown |= CryptographicOperations.FixedTimeEquals(known, hash);
        return isKnown;
    }

    private static byte[] HashOf(string setting, string name, string secret) =>
        secret.Length >= MinLength && secret.Distinct().Count() >= MinDifferent
            ? SHA256.HashData(Encoding.UTF8.GetBytes(secret))
            : throw new InvalidInputException(
                ErrorIds.InvalidConfiguration,
                setting,
                $"{SettingCatalogue.Of(setting).Variable}__{name} has fewer than {MinLength} characters, or fewer than {MinDifferent} different ones: take a random one, such as from 'openssl rand -hex 24'."
            );
}
