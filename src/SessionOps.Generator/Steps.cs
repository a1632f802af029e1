namespace SessionOps.Generator;

/// <summary>The names of the generator's steps, by which tests see whether a step ran again.</summary>
internal static class Steps
{
    public const string Choice = nameof(Choice);
    public const string Surfaces = nameof(Surfaces);
    public const string Results = nameof(Results);
    public const string Sites = nameof(Sites);
    public const string All = nameof(All);
    public const string Each = nameof(Each);

    public static IReadOnlyList<string> Names { get; } = [Choice, Surfaces, Results, Sites, All, Each];
}
