namespace SessionOps;

/// <summary>A member that a script used and the browser environment lacks or does not implement.</summary>
/// <param name="Target">The interface or object, such as <c>HTMLIFrameElement</c>.</param>
/// <param name="Member">The member's name.</param>
/// <param name="Count">How often the script asked.</param>
public sealed record CoverageGap(string Target, string Member, int Count);
