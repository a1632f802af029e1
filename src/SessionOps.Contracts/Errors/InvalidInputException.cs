namespace SessionOps;

/// <summary>A value given by the caller cannot be used.</summary>
/// <param name="errorId">A stable id from <see cref="ErrorIds"/>.</param>
/// <param name="parameter">The name of the offending parameter.</param>
/// <param name="message">What is wrong and what would be right; never the value itself when it may be a secret.</param>
public sealed class InvalidInputException(string errorId, string parameter, string message) : SessionOpsException(errorId, message)
{
    /// <summary>The name of the offending parameter.</summary>
    public string Parameter { get; } = parameter;
}
