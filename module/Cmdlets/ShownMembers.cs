using System.Management.Automation;

namespace SessionOps.PowerShell;

/// <summary>
/// What the views show instead of some properties, one method for each, named by type and property; the build fails when one is missing.
/// The module's types file makes hidden members of them: unlike a view's scripts, these work in constrained language mode and in mixed output.
/// </summary>
public static class ShownMembers
{
    private static readonly string s_publicBinding = Operations.SecretAttribute.PublicBinding;

    /// <summary>Shows <see cref="YouTubeSession.VisitorData"/>.</summary>
    public static string YouTubeSessionVisitorData(PSObject it) => Display.Secret(Of<YouTubeSession>(it).VisitorData);

    /// <summary>Shows <see cref="YouTubeSession.VisitorId"/>.</summary>
    public static string YouTubeSessionVisitorId(PSObject it) => Display.Secret(Of<YouTubeSession>(it).VisitorId);

    /// <summary>Shows <see cref="YouTubeSession.RolloutToken"/>.</summary>
    public static string YouTubeSessionRolloutToken(PSObject it) => Display.Secret(Of<YouTubeSession>(it).RolloutToken);

    /// <summary>Shows <see cref="YouTubeSession.DataSyncId"/>.</summary>
    public static string YouTubeSessionDataSyncId(PSObject it) => Display.Secret(Of<YouTubeSession>(it).DataSyncId);

    /// <summary>Shows <see cref="YouTubeSession.Cookies"/>: only their names.</summary>
    public static string YouTubeSessionCookies(PSObject it) => string.Join(", ", Of<YouTubeSession>(it).Cookies.Select(static cookie => cookie.Name));

    /// <summary>Shows <see cref="BotGuardSnapshot.Value"/>.</summary>
    public static string BotGuardSnapshotValue(PSObject it) => Display.Secret(Of<BotGuardSnapshot>(it).Value);

    /// <summary>Shows <see cref="BotGuardSnapshot.VisitorData"/>.</summary>
    public static string BotGuardSnapshotVisitorData(PSObject it) => Display.Secret(Of<BotGuardSnapshot>(it).VisitorData);

    /// <summary>Shows <see cref="BotGuardSnapshot.Client"/>.</summary>
    public static string BotGuardSnapshotClient(PSObject it) => Display.Text(Of<BotGuardSnapshot>(it).Client);

    /// <summary>Shows <see cref="BotGuardSnapshot.CoverageGaps"/>.</summary>
    public static string BotGuardSnapshotCoverageGaps(PSObject it) => Display.Text(Of<BotGuardSnapshot>(it).CoverageGaps);

    /// <summary>Shows <see cref="BotGuardSnapshot.CreatedAt"/>.</summary>
    public static string BotGuardSnapshotCreatedAt(PSObject it) => Display.Text(Of<BotGuardSnapshot>(it).CreatedAt);

    /// <summary>Shows <see cref="YouTubeSession.PoToken"/>.</summary>
    public static string YouTubeSessionPoToken(PSObject it) => Display.Text(Of<YouTubeSession>(it).PoToken);

    /// <summary>Shows <see cref="YouTubeSession.Client"/>.</summary>
    public static string YouTubeSessionClient(PSObject it) => Display.Text(Of<YouTubeSession>(it).Client);

    /// <summary>Shows <see cref="YouTubeSession.CoverageGaps"/>.</summary>
    public static string YouTubeSessionCoverageGaps(PSObject it) => Display.Text(Of<YouTubeSession>(it).CoverageGaps);

    /// <summary>Shows <see cref="YouTubeSession.CreatedAt"/>.</summary>
    public static string YouTubeSessionCreatedAt(PSObject it) => Display.Text(Of<YouTubeSession>(it).CreatedAt);

    /// <summary>Shows <see cref="YouTubeSession.RefreshAt"/>.</summary>
    public static string YouTubeSessionRefreshAt(PSObject it) => Display.Text(Of<YouTubeSession>(it).RefreshAt);

    /// <summary>Shows <see cref="YouTubeSession.ExpiresAt"/>.</summary>
    public static string YouTubeSessionExpiresAt(PSObject it) => Display.Text(Of<YouTubeSession>(it).ExpiresAt);

    /// <summary>Shows <see cref="PoToken.Value"/>.</summary>
    public static string PoTokenValue(PSObject it) => Display.Secret(Of<PoToken>(it).Value);

    /// <summary>Shows <see cref="PoToken.ContentBinding"/>.</summary>
    public static string PoTokenContentBinding(PSObject it) => Display.Secret(Of<PoToken>(it).ContentBinding, s_publicBinding);

    /// <summary>Shows <see cref="PoToken.ExpiresAt"/>.</summary>
    public static string PoTokenExpiresAt(PSObject it) => Display.Text(Of<PoToken>(it).ExpiresAt);

    /// <summary>Shows <see cref="PoTokenInfo.ContentBinding"/>.</summary>
    public static string PoTokenInfoContentBinding(PSObject it) => Display.Secret(Of<PoTokenInfo>(it).ContentBinding, s_publicBinding);

    /// <summary>Shows <see cref="PoTokenInfo.CreatedAt"/>.</summary>
    public static string PoTokenInfoCreatedAt(PSObject it) => Display.Text(Of<PoTokenInfo>(it).CreatedAt);

    /// <summary>Shows <see cref="PoTokenInfo.Age"/>.</summary>
    public static string PoTokenInfoAge(PSObject it) => Display.Text(Of<PoTokenInfo>(it).Age);

    /// <summary>Shows <see cref="VisitorData.Value"/>.</summary>
    public static string VisitorDataValue(PSObject it) => Display.Secret(Of<VisitorData>(it).Value);

    /// <summary>Shows <see cref="VisitorData.VisitorId"/>.</summary>
    public static string VisitorDataVisitorId(PSObject it) => Display.Secret(Of<VisitorData>(it).VisitorId);

    /// <summary>Shows <see cref="VisitorData.Experiment"/>.</summary>
    public static string VisitorDataExperiment(PSObject it) => Display.Secret(Of<VisitorData>(it).Experiment);

    /// <summary>Shows <see cref="VisitorData.CreatedAt"/>.</summary>
    public static string VisitorDataCreatedAt(PSObject it) => Display.Text(Of<VisitorData>(it).CreatedAt);

    /// <summary>Shows <see cref="VisitorData.UnknownFields"/>.</summary>
    public static string VisitorDataUnknownFields(PSObject it) => Display.Text(Of<VisitorData>(it).UnknownFields.Keys);

    /// <summary>Shows <see cref="RolloutToken.Value"/>.</summary>
    public static string RolloutTokenValue(PSObject it) => Display.Secret(Of<RolloutToken>(it).Value);

    /// <summary>Shows <see cref="RolloutToken.First"/>.</summary>
    public static string RolloutTokenFirst(PSObject it) => Display.Microseconds(Of<RolloutToken>(it).First);

    /// <summary>Shows <see cref="RolloutToken.Second"/>.</summary>
    public static string RolloutTokenSecond(PSObject it) => Display.Microseconds(Of<RolloutToken>(it).Second);

    /// <summary>Shows <see cref="SessionTestResult.TestedAt"/>.</summary>
    public static string SessionTestResultTestedAt(PSObject it) => Display.Text(Of<SessionTestResult>(it).TestedAt);

    /// <summary>Shows <see cref="SessionRepair.Test"/>.</summary>
    public static string SessionRepairTest(PSObject it) => $"{Of<SessionRepair>(it).Test.Status}, token {Of<SessionRepair>(it).Test.Token}";

    /// <summary>Shows <see cref="SessionRepair.CreatedAt"/>.</summary>
    public static string SessionRepairCreatedAt(PSObject it) => Display.Text(Of<SessionRepair>(it).CreatedAt);

    /// <summary>Shows <see cref="SessionRepair.ExpiresAt"/>.</summary>
    public static string SessionRepairExpiresAt(PSObject it) => Display.Text(Of<SessionRepair>(it).ExpiresAt);

    private static T Of<T>(PSObject it) => (T)it.BaseObject;
}
