using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace SessionOps.Endpoints;

/// <summary>Secrets that let callers in; compared in constant time and kept as hashes only.</summary>
public sealed class AccessKeys
{
    /// <summary>The fewest characters of a secret.</summary>
    public const int MinLength = 16;

    private readonly byte[][] _hashes;

    private AccessKeys(byte[][] hashes) => _hashes = hashes;

    /// <summary>Whether there is none, so that nobody is let in by a key.</summary>
    public bool IsEmpty => _hashes is [];

    /// <summary>Reads every value below a section, such as <c>SessionOps:Keys</c>.</summary>
    /// <exception cref="InvalidInputException">A secret is too short to be one.</exception>
    public static AccessKeys Read(IConfiguration configuration, string section)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(section);
        return new AccessKeys([.. configuration.GetSection(section).GetChildren().Where(child => !string.IsNullOrEmpty(child.Value)).Select(Read)]);
    }

    /// <summary>Whether the candidate is one of the secrets; takes as long for a wrong one as for a right one.</summary>
    public bool Admit(string? candidate)
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

    private static byte[] Read(IConfigurationSection entry) => entry.Value!.Length >= MinLength
        ? SHA256.HashData(Encoding.UTF8.GetBytes(entry.Value))
        : throw new InvalidInputException(ErrorIds.InvalidConfiguration, entry.Key,
            $"{entry.Path.Replace(":", "__", StringComparison.Ordinal)} has fewer than {MinLength} characters: take a random one, such as from 'openssl rand -hex 24'.");
}
