using System.ComponentModel.DataAnnotations;
using System.Runtime.CompilerServices;

namespace SessionOps.Operations;

/// <summary>Uses whatever can be said of an operation.</summary>
public static class EverythingOperations
{
    /// <summary>Measures "everything" that is &lt; <paramref name="limit"/>, in <see cref="TokenGrade"/> order.</summary>
    /// <remarks>
    /// <para>Needs <paramref name="sessions"/> and <c>C:\Temp</c>; <see langword="null"/> is fine.</para>
    /// <para>Braces {stay} as they are.</para>
    /// </remarks>
    /// <param name="sessions">The session service.</param>
    /// <param name="grade">The worst grade to count.</param>
    /// <param name="limit">Counts up to this, see <paramref name="scale"/>.</param>
    /// <param name="scale">The size of a step.</param>
    /// <param name="price">What one costs.</param>
    /// <param name="unit">What is counted.</param>
    /// <param name="label">A word for the result, such as "the \ one".</param>
    /// <param name="code">Three letters.</param>
    /// <param name="since">The first moment.</param>
    /// <param name="age">The greatest age.</param>
    /// <param name="address">Where to look.</param>
    /// <param name="id">Which one.</param>
    /// <param name="exact">Counts exactly, if it is known.</param>
    /// <param name="event">A word that C# reserves.</param>
    /// <param name="count">A number by its property's name.</param>
    /// <param name="session">A whole session.</param>
    /// <param name="progress">Told of each step.</param>
    /// <param name="cancellationToken">Ends the counting.</param>
    /// <returns>Each grade that was counted, as <see cref="TokenGrade"/>.</returns>
    /// <example>
    /// <code>
    /// $limit = 3
    /// if ($limit -lt 5 -and "a" &lt; "b") {
    ///     Measure-Everything -Limit $limit | Sort-Object
    /// }
    /// </code>
    /// Counts &amp; sorts.
    /// </example>
    /// <example><code>Measure-Everything -Grade Fallback</code>Counts what is at least a fallback.</example>
    [Operation("Measure", "Everything", Http = "POST everything/{limit}; GET everything/{limit}; GET all", Timer = "0 0 3 * * *")]
    public static async IAsyncEnumerable<TokenGrade> MeasureAsync(
        ISessionService sessions,
        TokenGrade grade = TokenGrade.Fallback,
        [Range(1, 100), FromPipeline(ByPropertyName = false)] int limit = 10,
        [Range(0.5, 2.5)] double scale = 1.5,
        decimal price = 0.99m,
        [AllowedValues("gram", "\"ounce\"")] string unit = "gram",
        [Required, FromPipeline(ByPropertyName = false)] string label = "the \\ \"one\"",
        [Length(3, 3), RegularExpression("^[a-z]+\\d?$", ErrorMessage = "A code is \"lower case\".")] string? code = null,
        DateTimeOffset? since = null,
        TimeSpan? age = null,
        Uri? address = null,
        Guid? id = null,
        bool? exact = null,
        [MinLength(1)] string @event = "",
        [FromPipeline(ByValue = false, PropertyName = "Length")] long count = long.MinValue,
        [FromPipeline] YouTubeSession? session = null,
        IProgress<SessionStep>? progress = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await Task.Delay(0, cancellationToken);
        yield return grade;
    }

    /// <summary>Names what is left over.</summary>
    /// <returns>The names.</returns>
    /// <example><code>Show-Rest</code>Shows all.</example>
    /// <example><code>Show-Rest | Out-Null</code>Shows nothing.</example>
    [Operation("Show", "Rest", Http = "POST rest")]
    public static IReadOnlyList<string> Show() => [];
}
