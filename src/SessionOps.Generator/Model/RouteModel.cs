namespace SessionOps.Generator.Model;

/// <summary>One HTTP route of an operation.</summary>
/// <param name="Method">The method in capitals.</param>
/// <param name="Template">The path below <c>/api</c>, without a slash in front.</param>
internal sealed record RouteModel(string Method, string Template);
