namespace SessionOps.Simulator;

/// <summary>Where a page carries its challenge.</summary>
public enum ChallengePlace
{
    /// <summary>In <c>ytAtN</c>, since February 2026.</summary>
    Current,

    /// <summary>In <c>ytAtN</c>, as an object instead of a text, as on some renders since August 2026.</summary>
    CurrentObject,

    /// <summary>In <c>ytAtR</c>, before.</summary>
    Older,

    /// <summary>Nowhere: clients have to ask <c>att/get</c> or <c>Create</c>.</summary>
    None,
}
