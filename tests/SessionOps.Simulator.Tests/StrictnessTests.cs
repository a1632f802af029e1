using System.Globalization;
using SessionOps.Simulator.Attestation;
using SessionOps.Simulator.Challenges;

namespace SessionOps.Simulator.Tests;

/// <summary>A world that is not the browser's ends the run silently: a shorter snapshot with the same first character, and no grant.</summary>
public sealed class StrictnessTests
{
    private static readonly IReadOnlyDictionary<string, string> s_noFaults = new Dictionary<string, string>();

    private readonly AttestationDesk _desk = new(new SimulatorOptions { ProgramBytes = 2000 }, new Random(1));
    private readonly IssuedChallenge _challenge;

    public StrictnessTests() => _challenge = _desk.Issue(ChallengeRun.Visit, s_noFaults);

    [Fact]
    public async Task A_whole_world_is_granted()
    {
        var run = await ChallengeRun.OfAsync(_challenge);

        Assert.NotNull(Judge(run, out var reason));
        Assert.True(run.CanMint);
        Assert.Equal("ok", reason);
    }

    // As on a machine that was busy for so long that a timer of a second is due at once.
    [Fact]
    public async Task A_whole_world_is_granted_however_busy_the_machine_is()
    {
        var run = await ChallengeRun.OfAsync(
            _challenge,
            "const set = setTimeout; setTimeout = function setTimeout(callback, delay) { return set(callback, delay >= 1000 ? 0 : delay); };"
        );

        Judge(run, out var reason);
        Assert.Equal("ok", reason);
    }

    [Theory]
    [InlineData("iframe.", "Object.defineProperty(HTMLIFrameElement.prototype, '{0}', {{ get() {{ return 'another'; }}, configurable: true }});")]
    [InlineData("mouseEvent.", "Object.defineProperty(MouseEvent.prototype, '{0}', {{ get() {{ return 'another'; }}, configurable: true }});")]
    // A style answers for its properties itself, before its prototype does.
    [InlineData(
        "style.",
        """
            const style = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'style').get;
            Object.defineProperty(HTMLElement.prototype, 'style', {{
              get() {{ return new Proxy(style.call(this), {{ get: (real, name) => name === '{0}' ? 'another' : real[name] }}); }},
            }});
            """
    )]
    public async Task One_wrong_member_among_all_that_are_sampled_ends_the_run_and_is_named(string target, string tampering)
    {
        // The member sampled last: all before it is right, and little is missing from the snapshot.
        var sampled = _challenge
            .Checkpoints.SelectMany(static asked => asked)
            .Last(name => name.StartsWith(target, StringComparison.Ordinal) && name != "mouseEvent.isTrusted");

        var run = await ChallengeRun.OfAsync(_challenge, string.Format(CultureInfo.InvariantCulture, tampering, sampled[target.Length..]));

        await AssertSilentlyRefusedAsync(run, sampled);
    }

    [Theory]
    [InlineData("Object.defineProperty(Navigator.prototype, 'webdriver', { get() { return true; } });")]
    [InlineData("document.documentElement.setAttribute('webdriver', '');")]
    [InlineData("globalThis.process = {};")]
    [InlineData("delete globalThis.requestIdleCallback;")]
    [InlineData("WebGLRenderingContext.prototype.getParameter = function getParameter() { return null; };")]
    [InlineData("HTMLCanvasElement.prototype.getContext = function getContext() { return null; };")]
    [InlineData("Keyboard.prototype.getLayoutMap = async function getLayoutMap() { return new Map(); };")]
    [InlineData("Permissions.prototype.query = async function query() { return { state: 'denied' }; };")]
    [InlineData("Object.defineProperty(Document.prototype, 'hidden', { get() { return true; } });")]
    [InlineData("Object.defineProperty(Navigator.prototype, 'plugins', { get() { return []; } });")]
    [InlineData("Performance.prototype.now = function now() { return -Math.random(); };")]
    [InlineData("IntersectionObserver.prototype.observe = function observe() {};")]
    [InlineData(
        "Document.prototype.createElement = (create => function createElement(name) { return create.call(this, name); })(Document.prototype.createElement);"
    )]
    public async Task A_world_that_differs_in_one_fact_ends_the_run(string tampering) =>
        await AssertSilentlyRefusedAsync(await ChallengeRun.OfAsync(_challenge, tampering), "probe");

    [Fact]
    public async Task Another_address_ends_the_run() =>
        await AssertSilentlyRefusedAsync(await ChallengeRun.OfAsync(_challenge, pageUrl: new Uri("http://127.0.0.1:4556/")), "probe 1");

    [Fact]
    public async Task Another_user_agent_than_the_page_saw_ends_the_run() =>
        await AssertSilentlyRefusedAsync(await ChallengeRun.OfAsync(_challenge, userAgent: "Mozilla/5.0 Chrome/99.0.0.0"), "probe 2");

    [Fact]
    public async Task An_edited_interpreter_derives_another_language()
    {
        var edited = _challenge.Interpreter.Replace("(m) { var n = m.read();", "(m) { var n =  m.read();", StringComparison.Ordinal);
        Assert.NotEqual(_challenge.Interpreter, edited);

        await AssertSilentlyRefusedAsync(await ChallengeRun.OfAsync(_challenge, interpreter: edited), "checkpoint 0 ");
    }

    [Fact]
    public async Task Functions_that_print_as_native_code_derive_another_language() =>
        await AssertSilentlyRefusedAsync(
            await ChallengeRun.OfAsync(_challenge, "Function.prototype.toString = function toString() { return 'function () { [native code] }'; };"),
            "checkpoint 0 "
        );

    [Fact]
    public async Task A_call_with_six_arguments_is_another_call() =>
        await AssertSilentlyRefusedAsync(
            await ChallengeRun.OfAsync(
                _challenge,
                $$"""
                (() => {
                  let shown;
                  Object.defineProperty(globalThis, '{{_challenge.GlobalName}}', {
                    get() { return shown; },
                    set(vm) { shown = { a(...all) { return vm.a(...all.slice(0, 6)); } }; },
                  });
                })();
                """
            ),
            "probe 0"
        );

    [Fact]
    public async Task Another_EVENT_ID_than_the_pages_is_refused()
    {
        var run = await ChallengeRun.OfAsync(_challenge, eventId: "EventOfAnotherPage");

        Assert.Null(Judge(run, out var reason));
        Assert.Equal("the EVENT_ID is not the page's", reason);
        Assert.StartsWith("$", run.Snapshot, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_user_agent_than_the_runs_is_refused()
    {
        var run = await ChallengeRun.OfAsync(_challenge);

        Assert.Null(_desk.Judge(run.Snapshot, "curl/8", TimeSpan.FromHours(12), out var reason));
        Assert.Equal("the user agent is not the page's", reason);
    }

    private async Task AssertSilentlyRefusedAsync(ChallengeRun run, string reasonNames)
    {
        var whole = await ChallengeRun.OfAsync(_challenge);
        Assert.StartsWith("$", run.Snapshot, StringComparison.Ordinal);
        Assert.True(run.Snapshot.Length < whole.Snapshot.Length, $"{run.Snapshot.Length} of {whole.Snapshot.Length} characters");
        Assert.False(run.CanMint);
        Assert.Null(Judge(run, out var reason));
        Assert.Contains(reasonNames, reason, StringComparison.Ordinal);
    }

    private string? Judge(ChallengeRun run, out string reason) => _desk.Judge(run.Snapshot, ChallengeRun.Visit.UserAgent, TimeSpan.FromHours(12), out reason);
}
