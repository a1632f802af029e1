using System.Management.Automation;
using System.Reflection;
using SessionOps.PowerShell;

namespace SessionOps.PowerShell.Tests;

public sealed class ErrorTests
{
    public static TheoryData<string> Ids =>
        [.. typeof(ErrorIds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(id => (string)id.GetRawConstantValue()!)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_id_has_a_category_and_an_action(string id)
    {
        var record = ErrorRecords.From(new SessionOpsException(id, "What is missing."), "target");
        Assert.Equal(id, record.FullyQualifiedErrorId);
        Assert.Equal(ErrorCatalogue.Of(id).Kind.ToString(), record.CategoryInfo.Category.ToString());
        Assert.Equal("What is missing.", record.ErrorDetails.Message);
        Assert.EndsWith(".", record.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_setting_is_named_as_the_parameter_that_it_is()
    {
        var record = ErrorRecords.From(new SessionOpsException(ErrorIds.InterpreterRefused, "Refused."), target: null);
        Assert.Contains("-InterpreterHost.", record.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain("SessionOps__", record.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void What_only_this_machine_knows_is_part_of_the_action()
    {
        var error = new RateLimitedException(ErrorIds.CoolingDown, "Cooling down.", retryAfter: null)
        {
            LocalAction = "To try at once, delete '/cache/breaker.json'.",
        };
        Assert.EndsWith(error.LocalAction, ErrorRecords.From(error, target: null).ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_keeps_its_id_its_target_and_the_action_that_it_recommends()
    {
        using var runspace = new ModuleRunspace();
        var error = Assert.Single(runspace.Invoke("Remove-YouTubeSession -Name absent").Errors);
        Assert.Equal("SessionNotFound,SessionOps.PowerShell.RemoveYouTubeSessionCommand", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.Equal("absent", error.TargetObject);
        Assert.Contains("New-YouTubeSession", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void One_bad_input_does_not_end_the_pipeline()
    {
        using var runspace = new ModuleRunspace();
        runspace.Service.Store(FakeSessionService.Session("a"));
        runspace.Service.Store(FakeSessionService.Session("c"));
        var outcome = runspace.Invoke("'a', 'b', 'Not A Name', 'c' | Import-YouTubeSession");
        Assert.Equal(["a", "c"], outcome.Of<YouTubeSession>().Select(session => session.Name));
        Assert.Equal(2, outcome.Errors.Count);
        Assert.StartsWith("SessionNotFound,", outcome.Errors[0].FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("A session's name has 1 to 64 of", outcome.Errors[1].Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("^[a-z0-9]", outcome.Errors[1].Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ErrorAction_Stop_ends_it()
    {
        using var runspace = new ModuleRunspace();
        var error = Assert.ThrowsAny<RuntimeException>(() => runspace.Invoke("'x', 'y' | Import-YouTubeSession -ErrorAction Stop"));
        Assert.StartsWith("SessionNotFound,", error.ErrorRecord.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(["Find x"], runspace.Service.Calls);
    }

    [Fact]
    public void A_setting_that_cannot_be_used_ends_the_statement_before_any_work()
    {
        using var runspace = new ModuleRunspace();
        var error = Assert.Single(runspace.Invoke("'x', 'y' | Import-YouTubeSession -Proxy not-an-address").Errors);
        Assert.StartsWith("InvalidConfiguration,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(runspace.Service.Calls);
    }

    [Fact]
    public void An_unexpected_error_ends_the_statement_under_one_id()
    {
        using var runspace = new ModuleRunspace();
        runspace.Service.Failure = new InvalidOperationException("A defect.");
        var error = Assert.Single(runspace.Invoke("'x', 'y' | Import-YouTubeSession").Errors);
        Assert.StartsWith("UnexpectedError,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(["Find x"], runspace.Service.Calls);
    }

    [Fact]
    public void A_wait_that_the_other_side_asks_for_is_part_of_the_action()
    {
        using var runspace = new ModuleRunspace();
        runspace.Service.Failure = new RateLimitedException(ErrorIds.RateLimited, "Too many requests.", TimeSpan.FromSeconds(30));
        var error = Assert.Single(runspace.Invoke("Get-PoToken").Errors);
        Assert.Equal(ErrorCategory.LimitsExceeded, error.CategoryInfo.Category);
        Assert.Contains("30 s", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }
}
