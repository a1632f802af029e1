using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SessionOps.Simulator.Challenges;

/// <summary>A challenge that was handed out, with what its snapshot must contain.</summary>
internal sealed record IssuedChallenge
{
    public required string Interpreter { get; init; }

    public required string Program { get; init; }

    public required string GlobalName { get; init; }

    public required string Nonce { get; init; }

    public required PageVisit Visit { get; init; }

    /// <summary>Seals the snapshot.</summary>
    public required uint PageKey { get; init; }

    /// <summary>The key that a complete run ends with.</summary>
    public required uint FinalKey { get; init; }

    /// <summary>What a complete run collects.</summary>
    public required string Collected { get; init; }

    /// <summary>For each eight characters of <see cref="Collected"/>, what the program asked for since the ones before.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Checkpoints { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>Says where a run left the way of a complete one.</summary>
    public string Difference(string collected)
    {
        var same = 0;
        while (
            same < Checkpoints.Count
            && string.CompareOrdinal(
                collected,
                same * ProgramWriter.CheckpointLength,
                Collected,
                same * ProgramWriter.CheckpointLength,
                ProgramWriter.CheckpointLength
            ) == 0
        )
            same++;
        var asked = same < Checkpoints.Count ? $": one of {string.Join(", ", Checkpoints[same])}" : "";
        return $"the run ended early or saw another world after checkpoint {same} of {Checkpoints.Count}{asked}";
    }

    /// <summary>base64url(SHA-256) of the interpreter.</summary>
    public string InterpreterHash => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(Interpreter)));
}
