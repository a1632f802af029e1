namespace SessionOps.Core.Tests.Faults;

/// <summary>Cells of the fault grid that are alike.</summary>
/// <param name="Stages">Their stages.</param>
/// <param name="Faults">Their faults.</param>
/// <param name="Seen">What callers see; null when the cells have no meaning.</param>
/// <param name="Tests">The tests that assert it.</param>
/// <param name="Reason">Why the cells have no meaning; null when they have one.</param>
internal sealed record GridEntry(GridStage[] Stages, GridFault[] Faults, string? Seen, GridTest[] Tests, string? Reason);

/// <summary>A test, and the row of its data that stands for a cell.</summary>
/// <param name="Class">The test's class, without its namespace.</param>
/// <param name="Method">The test.</param>
/// <param name="Row">The row's values, separated by commas; of a test in another project, a piece of its source. Null for a test without data, or for all rows.</param>
internal sealed record GridTest(string Class, string Method, string? Row)
{
    public override string ToString() => $"{Class}.{Method}";
}
