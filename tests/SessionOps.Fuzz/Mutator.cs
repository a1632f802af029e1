using System.Text;

namespace SessionOps.Fuzz;

/// <summary>Changes inputs as fuzzers do: bits, bytes, pieces, and words of what is already there.</summary>
/// <param name="seeds">What to start from.</param>
/// <param name="random">Where chance comes from.</param>
internal sealed class Mutator(IReadOnlyList<byte[]> seeds, Random random)
{
    // Longer inputs say little that shorter ones do not, and cost executions.
    private const int MaxLength = 1 << 14;

    // What readers treat in a way of its own: ends, quotes, brackets, escapes, signs, borders of ranges, halves of surrogates and of UTF-8.
    private static readonly byte[][] s_words =
    [
        .. "\0 \n \r\n \" ' ` \\ \\u \\ud800 \\x { } [ ] ( ) < </script> <!-- --> /* */ // null true -1 1e999 0x 99999999999999999999 NaN = & ; : :// @ % %00 %zz .. __ \ufeff \u2028"
            .Split(' ')
            .Select(Encoding.UTF8.GetBytes),
        " "u8.ToArray(),
    ];

    private static readonly byte[][] s_bytes =
    [
        [0xff],
        [0x80],
        [0xc0, 0x80],
        [0xed, 0xa0, 0x80],
        [0xff, 0xff, 0xff, 0xff, 0x7f],
        [0x7f, 0xff, 0xff, 0xff],
    ];

    /// <summary>Makes the next input.</summary>
    public byte[] Next()
    {
        var input = Pick(seeds).ToList();
        for (var changes = 1 << random.Next(5); changes > 0; changes--)
            Change(input);
        return [.. input.Take(MaxLength)];
    }

    private void Change(List<byte> input)
    {
        switch (random.Next(9))
        {
            case 0 when input.Count > 0:
                input[random.Next(input.Count)] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when input.Count > 0:
                input[random.Next(input.Count)] = (byte)random.Next(256);
                break;
            case 2 when input.Count > 0:
                Cut(input);
                break;
            case 3 when input.Count > 0:
                input.InsertRange(random.Next(input.Count + 1), Piece(input));
                break;
            case 4:
                input.InsertRange(random.Next(input.Count + 1), Piece(Pick(seeds)));
                break;
            case 5:
                input.InsertRange(random.Next(input.Count + 1), Pick(s_bytes));
                break;
            case 6 when input.Count > 0:
                Repeat(input);
                break;
            case 7 when input.Count > 0:
                input.RemoveRange(random.Next(input.Count), 1);
                break;
            default:
                input.InsertRange(random.Next(input.Count + 1), Pick(s_words));
                break;
        }
    }

    private void Cut(List<byte> input)
    {
        var start = random.Next(input.Count);
        input.RemoveRange(start, random.Next(Math.Min(input.Count - start, 32) + 1));
    }

    // Depth is what readers with a stack of their own forget.
    private void Repeat(List<byte> input)
    {
        var piece = Piece(input);
        for (var times = 1 << random.Next(10); times > 0 && input.Count < MaxLength; times--)
            input.InsertRange(input.Count / 2, piece);
    }

    private byte[] Piece(IReadOnlyList<byte> source)
    {
        var start = random.Next(source.Count + 1);
        return [.. source.Skip(start).Take(random.Next(1, 17))];
    }

    private byte[] Pick(IReadOnlyList<byte[]> from) => from[random.Next(from.Count)];
}
