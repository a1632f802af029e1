using System.ComponentModel.DataAnnotations;
using SessionOps.Tokens;

namespace SessionOps.Operations;

/// <summary>What can be done with visitor data.</summary>
public static class VisitorDataOperations
{
    /// <summary>Gets new visitor data alone, without an attestation.</summary>
    /// <remarks>It belongs to no session: <c>Get-YouTubeSession</c> gives one together with the tokens that fit it.</remarks>
    /// <param name="sessions">The session service.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The visitor data, and what can be read from it.</returns>
    /// <example><code>Get-VisitorData</code>Gets visitor data and shows its id, country and age.</example>
    /// <example><code>(Get-VisitorData).Value</code>Gets visitor data as bare text.</example>
    [Operation("Get", "VisitorData", Http = "GET visitordata")]
    public static Task<VisitorData> GetAsync(ISessionService sessions, CancellationToken cancellationToken = default) =>
        sessions.GetVisitorDataAsync(cancellationToken);

    /// <summary>Reads what visitor data says: the visitor's id, when and where it was issued.</summary>
    /// <param name="visitorData">The visitor data, base64url, escaped or not.</param>
    /// <returns>The contents of the visitor data; fields that are not known are kept as they came.</returns>
    /// <example><code>Get-YouTubeSession | ConvertFrom-VisitorData</code>Reads the visitor data of the session named default.</example>
    /// <example><code>ConvertFrom-VisitorData (Get-Content visitor.txt)</code>Reads visitor data from a file.</example>
    [Operation("ConvertFrom", "VisitorData", Http = "POST decode/visitordata")]
    public static VisitorData ConvertFrom(
        [FromPipeline(PropertyName = "Value", ValueOf = new[] { typeof(VisitorData) }), Secret, Required, StringLength(16384)] string visitorData
    ) => VisitorDataDecoder.Decode(visitorData);
}
