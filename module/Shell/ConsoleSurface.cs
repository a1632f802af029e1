using System.Management.Automation.Host;

namespace SessionOps.Shell;

/// <summary>The size of the console; it has no cursor, colours or keys of its own.</summary>
internal sealed class ConsoleSurface(int width) : PSHostRawUserInterface
{
    private const int Height = 50;

    /// <inheritdoc/>
    public override ConsoleColor BackgroundColor { get; set; }

    /// <inheritdoc/>
    public override ConsoleColor ForegroundColor { get; set; }

    /// <inheritdoc/>
    public override Size BufferSize { get; set; } = new(width, Height);

    /// <inheritdoc/>
    public override Size WindowSize { get; set; } = new(width, Height);

    /// <inheritdoc/>
    public override Size MaxPhysicalWindowSize => WindowSize;

    /// <inheritdoc/>
    public override Size MaxWindowSize => WindowSize;

    /// <inheritdoc/>
    public override Coordinates CursorPosition { get; set; }

    /// <inheritdoc/>
    public override Coordinates WindowPosition { get; set; }

    /// <inheritdoc/>
    public override int CursorSize { get; set; }

    /// <inheritdoc/>
    public override string WindowTitle { get; set; } = "";

    /// <inheritdoc/>
    public override bool KeyAvailable => false;

    /// <inheritdoc/>
    public override void FlushInputBuffer() { }

    /// <inheritdoc/>
    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw NotATerminal();

    /// <inheritdoc/>
    public override KeyInfo ReadKey(ReadKeyOptions options) => throw NotATerminal();

    /// <inheritdoc/>
    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) => throw NotATerminal();

    /// <inheritdoc/>
    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw NotATerminal();

    /// <inheritdoc/>
    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw NotATerminal();

    private static NotSupportedException NotATerminal() => new("This console writes lines only.");
}
