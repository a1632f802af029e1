namespace SessionOps.Drawing.Png;

/// <summary>The codes of one alphabet, their bits reversed as deflate writes them.</summary>
internal sealed class HuffmanCode(int symbolCount, int maxLength)
{
    private const int SymbolBits = 9;

    private readonly ushort[] _codes = new ushort[symbolCount];
    private readonly byte[] _lengths = new byte[symbolCount];

    public ReadOnlySpan<byte> Lengths => _lengths;

    public void Write(BitWriter bits, int symbol) => bits.Write(_codes[symbol], _lengths[symbol]);

    /// <summary>Writes a code and the extra bits that follow it.</summary>
    public void Write(BitWriter bits, int symbol, uint extra, int extraLength)
    {
        var length = _lengths[symbol];
        bits.Write(_codes[symbol] | (extra << length), length + extraLength);
    }

    public void Use(ReadOnlySpan<byte> lengths)
    {
        lengths.CopyTo(_lengths);
        Span<int> countOfLength = stackalloc int[maxLength + 1];
        foreach (var length in lengths)
            countOfLength[length]++;
        AssignCodes(countOfLength);
    }

    public void Build(ReadOnlySpan<int> frequencies)
    {
        Span<int> ascending = stackalloc int[symbolCount];
        var used = 0;
        for (var symbol = 0; symbol < symbolCount; symbol++)
        {
            if (frequencies[symbol] != 0)
                ascending[used++] = (frequencies[symbol] << SymbolBits) | symbol;
        }
        ascending = ascending[..used];
        ascending.Sort();

        Span<int> countOfLength = stackalloc int[maxLength + 1];
        CountLengths(ascending, countOfLength);
        ShortenLongest(countOfLength);

        Array.Clear(_lengths);
        Array.Clear(_codes);
        var next = used;
        for (var length = 1; length <= maxLength; length++)
        {
            for (var i = 0; i < countOfLength[length]; i++)
                _lengths[ascending[--next] & ((1 << SymbolBits) - 1)] = (byte)length;
        }
        AssignCodes(countOfLength);
    }

    /// <summary>Counts the leaves of a Huffman tree by depth; what is deeper than the limit counts as at the limit.</summary>
    private void CountLengths(ReadOnlySpan<int> ascending, Span<int> countOfLength)
    {
        var leaves = ascending.Length;
        if (leaves < 2)
        {
            countOfLength[1] = leaves;
            return;
        }

        // Leaves, then inner nodes in the order of their making, which is that of their weight.
        var nodes = 2 * leaves - 1;
        Span<int> weights = stackalloc int[nodes];
        Span<int> parents = stackalloc int[nodes];
        for (var leaf = 0; leaf < leaves; leaf++)
            weights[leaf] = ascending[leaf] >> SymbolBits;
        var nextLeaf = 0;
        var nextInner = leaves;
        for (var node = leaves; node < nodes; node++)
        {
            for (var child = 0; child < 2; child++)
            {
                // A leaf before an inner node of the same weight: other trees are as short in all but have other lengths.
                var takesLeaf = nextLeaf < leaves && (nextInner == node || weights[nextLeaf] <= weights[nextInner]);
                var taken = takesLeaf ? nextLeaf++ : nextInner++;
                weights[node] += weights[taken];
                parents[taken] = node;
            }
        }

        var depths = weights;
        depths[nodes - 1] = 0;
        for (var node = nodes - 2; node >= 0; node--)
        {
            depths[node] = depths[parents[node]] + 1;
            if (node < leaves)
                countOfLength[Math.Min(depths[node], maxLength)]++;
        }
    }

    /// <summary>Lengthens shorter codes until those cut off at the limit have room.</summary>
    private void ShortenLongest(Span<int> countOfLength)
    {
        var taken = 0;
        for (var length = 1; length <= maxLength; length++)
            taken += countOfLength[length] << (maxLength - length);
        for (; taken > 1 << maxLength; taken--)
        {
            countOfLength[maxLength]--;
            var length = maxLength - 1;
            while (countOfLength[length] == 0)
                length--;
            countOfLength[length]--;
            countOfLength[length + 1] += 2;
        }
    }

    private void AssignCodes(ReadOnlySpan<int> countOfLength)
    {
        Span<int> next = stackalloc int[maxLength + 1];
        next[0] = next[1] = 0;
        for (var length = 2; length <= maxLength; length++)
            next[length] = (next[length - 1] + countOfLength[length - 1]) << 1;
        for (var symbol = 0; symbol < symbolCount; symbol++)
        {
            var length = _lengths[symbol];
            if (length != 0)
                _codes[symbol] = Reverse(next[length]++, length);
        }
    }

    private static ushort Reverse(int code, int length)
    {
        var reversed = 0;
        for (; length > 0; length--, code >>= 1)
            reversed = (reversed << 1) | (code & 1);
        return (ushort)reversed;
    }
}
