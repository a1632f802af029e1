namespace SessionOps.Simulator;

/// <summary>Where a page carries its challenge.</summary>
public enum ChallengePlace
{
    /// <summary>In <c>ytAtN</c>, since February 2026.</summary>
    Current,

    /// <summary>In <c>ytAtR</c>, before.</summary>
    Older,

    /// <summary>Nowhere: clients have to ask <c>att/get</c> or <c>Create</c>.</summary>
    None,
}
