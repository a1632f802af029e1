namespace SessionOps.Attestation;

/// <summary>The sentence and the percentage of each stage.</summary>
internal static class SessionProgress
{
    /// <summary>Reports that a stage begins.</summary>
    public static void Report(this IProgress<SessionStep>? progress, SessionStage stage)
    {
        var (message, percent) = stage switch
        {
            SessionStage.Page => ("Opening the page", 0),
            SessionStage.Challenge => ("Getting the challenge and its interpreter", 15),
            SessionStage.Setup => ("Starting the challenge script", 30),
            SessionStage.Snapshot => ("Taking the snapshot", 60),
            SessionStage.IntegrityToken => ("Asking for an integrity token", 75),
            SessionStage.Mint => ("Minting a PO token", 85),
            _ => ("Storing the session", 95),
        };
        progress?.Report(new SessionStep(stage, message, percent));
    }
}
