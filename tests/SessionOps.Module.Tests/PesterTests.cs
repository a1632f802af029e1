namespace SessionOps.PowerShell.Tests;

public sealed class PesterTests
{
    public static TheoryData<string, string> InConsole => PesterScripts.Cases(isComplete: false);

    public static TheoryData<string, string> InPwsh => PesterScripts.Cases(isComplete: true);

    [Theory]
    [MemberData(nameof(InPwsh))]
    public Task Passes_in_a_complete_PowerShell(string file, string test) => PesterRun.AssertPassedAsync(file, test, isComplete: true);

    [Theory]
    [MemberData(nameof(InConsole))]
    public Task Passes_in_the_console(string file, string test) => PesterRun.AssertPassedAsync(file, test, isComplete: false);
}
