namespace SessionOps.Drawing.Fonts.Hinting;

/// <summary>A point of an outline that is being hinted.</summary>
internal sealed class HintPoint
{
    /// <summary>In font units.</summary>
    public int FontX;

    /// <inheritdoc cref="FontX"/>
    public int FontY;

    /// <summary>Scaled, in 64ths of a pixel.</summary>
    public int ScaledX;

    /// <inheritdoc cref="ScaledX"/>
    public int ScaledY;

    /// <summary>Hinted, in 64ths of a pixel.</summary>
    public int X;

    /// <inheritdoc cref="X"/>
    public int Y;

    /// <summary>The direction from the last point that is not too near.</summary>
    public Direction In = Direction.None;

    /// <summary>The direction to the next point that is not too near.</summary>
    public Direction Out = Direction.None;

    /// <summary>The contour's next point.</summary>
    public int Next;

    /// <summary>The contour's last point.</summary>
    public int Previous;

    /// <summary>The next point that is not too near, while the outline is analysed.</summary>
    public int Following;

    /// <summary>The last point that is not too near, while the outline is analysed.</summary>
    public int Preceding;

    public bool IsOnCurve;

    /// <summary>Whether the point follows its neighbours rather than the edges around it.</summary>
    public bool IsWeak;

    private bool _isPlacedX;
    private bool _isPlacedY;

    /// <summary>The font coordinate across the lines of an axis: the one that hinting changes.</summary>
    public int Across(Axis axis) => axis.IsVertical ? FontY : FontX;

    /// <summary>The font coordinate along the lines of an axis.</summary>
    public int Along(Axis axis) => axis.IsVertical ? FontX : FontY;

    public int Scaled(Axis axis) => axis.IsVertical ? ScaledY : ScaledX;

    public int Hinted(Axis axis) => axis.IsVertical ? Y : X;

    public bool IsPlaced(Axis axis) => axis.IsVertical ? _isPlacedY : _isPlacedX;

    /// <summary>Moves the point without marking it as placed.</summary>
    public void Move(Axis axis, int position)
    {
        if (axis.IsVertical)
            Y = position;
        else
            X = position;
    }

    public void Place(Axis axis, int position)
    {
        Move(axis, position);
        if (axis.IsVertical)
            _isPlacedY = true;
        else
            _isPlacedX = true;
    }
}
