namespace SessionOps.Drawing.Fonts.Hinting;

/// <summary>Where a vector points, when it is nearly parallel to an axis. Opposite directions add up to zero.</summary>
internal enum Direction
{
    None = 4,
    Right = 1,
    Left = -1,
    Up = 2,
    Down = -2,
}

internal static class Directions
{
    // The longer arm has to be this many times as long as the shorter one, about four degrees.
    private const int ArmRatio = 14;

    public static Direction Of(int x, int y)
    {
        var (direction, longArm, shortArm) =
            y >= x
                ? y >= -x
                    ? (Direction.Up, y, x)
                    : (Direction.Left, -x, y)
                : y >= -x
                    ? (Direction.Right, x, y)
                    : (Direction.Down, -y, x);
        return longArm <= ArmRatio * Math.Abs(shortArm) ? Direction.None : direction;
    }

    public static bool IsOpposite(this Direction direction, Direction other) => (int)direction + (int)other == 0;

    public static bool IsAlong(this Direction direction, Direction other) => Math.Abs((int)direction) == Math.Abs((int)other);
}
