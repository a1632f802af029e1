namespace SessionOps.Scripting;

/// <summary>The page that a script world stands for, and its limits.</summary>
public sealed record ScriptWorldOptions
{
    /// <summary>The address of the page that the challenge came from: the world's <c>location</c>. The origin is part of the key of some programs.</summary>
    public Uri PageUrl { get; init; } = new("https://www.youtube.com/");

    /// <summary>The browser that the world shows.</summary>
    public BrowserProfile Profile { get; init; } = BrowserProfile.Default;

    /// <summary>What a script may use.</summary>
    public ScriptLimits Limits { get; init; } = new();

    /// <summary>Whether to record what scripts ask for and the environment lacks.</summary>
    public bool TrapGaps { get; init; } = true;
}
