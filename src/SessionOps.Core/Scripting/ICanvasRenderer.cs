namespace SessionOps.Scripting;

/// <summary>Draws the canvases of a page. The package SessionOps.Drawing has one, which every engine uses when it is part of the program.</summary>
public interface ICanvasRenderer
{
    /// <summary>Answers one question about a canvas or a colour.</summary>
    /// <param name="request">
    /// An object in JSON: <c>ask</c>, an array of a question and its arguments, and for a canvas also <c>width</c>, <c>height</c>, <c>opaque</c> and
    /// <c>commands</c>, an array of arrays of a command and its arguments, as the page has given them. The environment's <c>75-canvas-notes.js</c> writes it.
    /// </param>
    /// <param name="cancellationToken">Ends the drawing.</param>
    /// <returns>The answer; null where it cannot be drawn, which the world records as a coverage gap.</returns>
    /// <exception cref="OperationCanceledException">The drawing was ended.</exception>
    string? Answer(string request, CancellationToken cancellationToken);
}
