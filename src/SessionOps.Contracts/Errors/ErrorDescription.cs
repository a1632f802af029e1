namespace SessionOps;

/// <summary>Describes an error id.</summary>
/// <param name="Id">One of <see cref="ErrorIds"/>.</param>
/// <param name="Kind">The category, as PowerShell shows it.</param>
/// <param name="Status">The HTTP status of the answer.</param>
/// <param name="Meaning">What happened, in one sentence.</param>
/// <param name="Advice">What to do about it, with environment names of settings and cmdlet names of operations; <see cref="Wording"/> puts them into a surface's words.</param>
public sealed record ErrorDescription(string Id, ErrorKind Kind, int Status, string Meaning, string Advice);
