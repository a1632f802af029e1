namespace SessionOps.Drawing.Png;

/// <summary>The codes that RFC 1951, section 3.2.6, fixes.</summary>
internal static class StaticCodes
{
    public const uint BlockType = 1;

    public static HuffmanCode Literals { get; } = Create(288, LiteralLength);

    public static HuffmanCode Distances { get; } = Create(32, _ => 5);

    private static HuffmanCode Create(int symbols, Func<int, int> lengthOf)
    {
        var lengths = new byte[symbols];
        for (var symbol = 0; symbol < symbols; symbol++)
            lengths[symbol] = (byte)lengthOf(symbol);
        var code = new HuffmanCode(symbols, DynamicHeader.MaxCodeLength);
        code.Use(lengths);
        return code;
    }

    private static int LiteralLength(int symbol) =>
        symbol switch
        {
            < 144 => 8,
            < 256 => 9,
            < 280 => 7,
            _ => 8,
        };
}
