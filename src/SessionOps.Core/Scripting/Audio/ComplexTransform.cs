using System.Numerics;

namespace SessionOps.Scripting.Audio;

/// <summary>
/// The discrete Fourier transform of complex numbers, 16 or a larger power of two. Each level makes short transforms down the columns of a table, turns
/// their results, and leaves the rows to the next level; the rows of the last are short, too.
/// </summary>
internal sealed class ComplexTransform
{
    private const int MaxShort = 32;
    private static readonly float s_halfRoot = MathF.Sqrt(0.5f);

    private readonly bool _isInverse;
    private readonly Level[] _levels;
    private readonly ComplexFloat[] _ofSixteen;
    private readonly ComplexFloat[] _ofThirtyTwo;

    public ComplexTransform(int size, bool isInverse)
    {
        _isInverse = isInverse;
        _ofSixteen = [Twiddle(1, 16), Twiddle(3, 16)];
        _ofThirtyTwo = [Twiddle(1, 32), Twiddle(2, 32), Twiddle(3, 32), Twiddle(5, 32), Twiddle(6, 32), Twiddle(7, 32)];
        var levels = new List<Level>();
        foreach (var rows in Plan(size))
        {
            levels.Add(new Level(rows, size, isLast: size <= 512, Twiddle));
            size /= rows;
        }

        _levels = [.. levels];
    }

    /// <summary>Transforms the numbers in their place.</summary>
    public void Apply(Span<ComplexFloat> values) => Apply(values, 0);

    private void Apply(Span<ComplexFloat> values, int at)
    {
        if (at == _levels.Length)
        {
            Short(values);
            return;
        }

        var level = _levels[at];
        Span<ComplexFloat> column = stackalloc ComplexFloat[MaxShort];
        column = column[..level.Rows];
        for (var x = 0; x < level.Columns; x++)
        {
            for (var y = 0; y < column.Length; y++)
                column[y] = values[(y * level.Columns) + x];
            Short(column);
            values[x] = column[0];
            for (var y = 1; y < column.Length; y++)
                values[(y * level.Columns) + x] = level.Turn(column[y], x, y);
        }

        for (var y = 0; y < level.Rows; y++)
            Apply(values.Slice(y * level.Columns, level.Columns), at + 1);
        level.Transpose(values);
    }

    // The numbers of rows of the levels, as RustFFT's planner chooses them; what is left in the end is a short transform.
    private static IEnumerable<int> Plan(int size)
    {
        var power = BitOperations.Log2((uint)size);
        if (size > 512)
        {
            var rest = power - (power % 3 == 0 ? 9 : 8);
            if (rest == 4)
            {
                yield return 16;
            }
            else
            {
                if (rest % 3 == 2)
                    yield return 4;
                for (var i = 0; i < rest / 3; i++)
                    yield return 8;
            }

            size >>= rest;
        }

        yield return size switch
        {
            <= 32 => 4,
            <= 256 => 8,
            _ => 16,
        };
    }

    private ComplexFloat Twiddle(int index, int size)
    {
        var (sine, cosine) = Math.SinCos(-2 * Math.PI / size * index);
        var twiddle = new ComplexFloat((float)cosine, (float)sine);
        return _isInverse ? twiddle.Conjugate : twiddle;
    }

    private void Short(Span<ComplexFloat> values)
    {
        switch (values.Length)
        {
            case 4:
                Four(ref values[0], ref values[1], ref values[2], ref values[3]);
                break;
            case 8:
                Eight(values);
                break;
            case 16:
                Sixteen(values);
                break;
            default:
                ThirtyTwo(values);
                break;
        }
    }

    private void Four(ref ComplexFloat a, ref ComplexFloat b, ref ComplexFloat c, ref ComplexFloat d)
    {
        ComplexFloat sum0 = a + c,
            difference0 = a - c,
            sum1 = b + d,
            difference1 = (b - d).Rotate(_isInverse);
        (a, b, c, d) = (sum0 + sum1, difference0 + difference1, sum0 - sum1, difference0 - difference1);
    }

    private void Eight(Span<ComplexFloat> values)
    {
        ComplexFloat a0 = values[0],
            a1 = values[2],
            a2 = values[4],
            a3 = values[6],
            b0 = values[1],
            b1 = values[3],
            b2 = values[5],
            b3 = values[7];
        Four(ref a0, ref a1, ref a2, ref a3);
        Four(ref b0, ref b1, ref b2, ref b3);
        b1 = TurnEighth(b1);
        b2 = b2.Rotate(_isInverse);
        b3 = TurnThreeEighths(b3);
        (values[0], values[1], values[2], values[3]) = (a0 + b0, a1 + b1, a2 + b2, a3 + b3);
        (values[4], values[5], values[6], values[7]) = (a0 - b0, a1 - b1, a2 - b2, a3 - b3);
    }

    private void Sixteen(Span<ComplexFloat> values)
    {
        for (var i = 0; i < 4; i++)
            Four(ref values[i], ref values[i + 4], ref values[i + 8], ref values[i + 12]);
        values[5] = values[5].Fused(_ofSixteen[0]);
        values[9] = TurnEighth(values[9]);
        values[13] = values[13].Fused(_ofSixteen[1]);
        values[6] = TurnEighth(values[6]);
        values[10] = values[10].Rotate(_isInverse);
        values[14] = TurnThreeEighths(values[14]);
        values[7] = values[7].Fused(_ofSixteen[1]);
        values[11] = TurnThreeEighths(values[11]);
        values[15] = values[15].Fused(-_ofSixteen[0]);
        Span<ComplexFloat> rows = stackalloc ComplexFloat[16];
        values.CopyTo(rows);
        for (var i = 0; i < 4; i++)
        {
            var row = rows.Slice(4 * i, 4);
            Four(ref row[0], ref row[1], ref row[2], ref row[3]);
            for (var k = 0; k < 4; k++)
                values[i + (4 * k)] = row[k];
        }
    }

    private void ThirtyTwo(Span<ComplexFloat> values)
    {
        for (var i = 0; i < 8; i++)
            Four(ref values[i], ref values[i + 8], ref values[i + 16], ref values[i + 24]);
        var twiddles = _ofThirtyTwo;
        Turn(values, 1, twiddles[0], twiddles[1], twiddles[2]);
        Turn(values, 2, twiddles[1], null, twiddles[4]);
        Turn(values, 3, twiddles[2], twiddles[4], twiddles[0].Rotate(_isInverse));
        Turn(values, 5, twiddles[3], twiddles[1].Rotate(_isInverse), twiddles[5].Rotate(_isInverse));
        Turn(values, 6, twiddles[4], null, -twiddles[1]);
        Turn(values, 7, twiddles[5], twiddles[4].Rotate(_isInverse), -twiddles[3]);
        values[18] = TurnEighth(values[18]);
        values[22] = TurnThreeEighths(values[22]);
        values[12] = TurnEighth(values[12]);
        values[20] = values[20].Rotate(_isInverse);
        values[28] = TurnThreeEighths(values[28]);
        Span<ComplexFloat> rows = stackalloc ComplexFloat[32];
        values.CopyTo(rows);
        for (var i = 0; i < 4; i++)
        {
            var row = rows.Slice(8 * i, 8);
            Eight(row);
            for (var k = 0; k < 8; k++)
                values[i + (4 * k)] = row[k];
        }
    }

    private static void Turn(Span<ComplexFloat> values, int column, ComplexFloat first, ComplexFloat? second, ComplexFloat third)
    {
        values[column + 8] = values[column + 8].Fused(first);
        if (second is { } twiddle)
            values[column + 16] = values[column + 16].Fused(twiddle);
        values[column + 24] = values[column + 24].Fused(third);
    }

    private ComplexFloat TurnEighth(ComplexFloat value) => (value.Rotate(_isInverse) + value).Scale(s_halfRoot);

    private ComplexFloat TurnThreeEighths(ComplexFloat value) => (value.Rotate(_isInverse) - value).Scale(s_halfRoot);

    /// <summary>One level: a table of so many rows.</summary>
    private sealed class Level
    {
        private readonly ComplexFloat[] _twiddles;
        private readonly ComplexFloat[] _transposed;
        private readonly bool _isTwiddleFirst;

        public Level(int rows, int size, bool isLast, Func<int, int, ComplexFloat> twiddle)
        {
            Rows = rows;
            Columns = size / rows;
            _isTwiddleFirst = !isLast && rows != 16;
            _transposed = new ComplexFloat[size];
            _twiddles = new ComplexFloat[size];
            for (var i = 0; i < size; i++)
                _twiddles[i] = twiddle(i / Columns * (i % Columns), size);
        }

        public int Rows { get; }

        public int Columns { get; }

        public ComplexFloat Turn(ComplexFloat value, int x, int y)
        {
            var twiddle = _twiddles[(y * Columns) + x];
            return _isTwiddleFirst ? twiddle.Fused(value) : value.Fused(twiddle);
        }

        public void Transpose(Span<ComplexFloat> values)
        {
            for (var i = 0; i < values.Length; i++)
                _transposed[(i % Columns * Rows) + (i / Columns)] = values[i];
            _transposed.CopyTo(values);
        }
    }
}
