using SessionOps.Scripting;

namespace SessionOps.Engines.Tests;

/// <summary>Scripts that want to hang, fill or kill the process: each has to end in a typed error, and the process has to go on.</summary>
public abstract class HostileScriptTests
{
    // For what can only end at its limit.
    private static readonly TimeSpan s_brief = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_short = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan s_long = TimeSpan.FromSeconds(2);

    public static TheoryData<string> EndlessScripts { get; } =
    [
        "for (;;);",
        "while (true) { try { for (;;); } catch {} finally { continue; } }",
        "(function f() { Promise.resolve().then(f); })();",
        "(async () => { for (;;) await null; })();",
        "({ get x() { for (;;); } }).x;",
        "'' + { toString() { for (;;); } };",
        "[3, 2, 1].sort(() => { for (;;); });",
        "JSON.stringify({ toJSON() { for (;;); } });",
        "new Proxy({}, { get() { for (;;); } }).x;",
        "for (const x of { [Symbol.iterator]: () => ({ next: () => ({ done: false }) }) });",
        "throw { get message() { for (;;); } };",
        "throw { toString() { for (;;); } };",
        "/^(\\w+\\s?)*$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!');",
        "/(x+x+)+y/.test('x'.repeat(60));",
        "eval('for (;;);');",
        "Function('for (;;);')();",
        "new Set(function* () { let i = 0; for (;;) yield i++ % 10; }());",
    ];

    public static TheoryData<string> Bombs { get; } =
    [
        "let s = 'x'; for (;;) s += s;",
        "let s = 'x'; for (;;) { s += s; s.charCodeAt(s.length >> 1); }",
        "const a = []; for (;;) a.push('x'.repeat(1 << 20));",
        "const a = []; for (;;) a.push('x'.repeat(1 << 28) + a.length);",
        "const a = []; for (;;) a.push('x'.padStart(1 << 26, 'ab'));",
        "const a = []; for (;;) a.push({});",
        "const a = []; for (;;) a.push(new Array(1000).fill(a.length));",
        "const a = []; for (;;) a.push(new Array(1e7).fill(a.length));",
        "const a = []; for (;;) a.push(new Uint8Array(1 << 22).fill(1));",
        "const a = []; for (;;) a.push(new Float64Array(1 << 27).fill(1));",
        "const a = []; for (;;) a.push(new ArrayBuffer(1 << 30));",
        "let o = {}; for (let i = 0; ; i++) o['k' + i] = [i];",
        "const m = new Map(); for (let i = 0; ; i++) m.set({}, i);",
        "let n = 1n; for (;;) n = (n << 1n) * n + 1n;",
        "1n << (1n << 34n);",
        "let f = null; for (;;) { const g = f; f = () => g; f.x = new Array(100); }",
        "let a = [1]; for (;;) a = [...a, ...a];",
        "let a = [1]; for (;;) a = a.concat(a);",
        "const a = ['x'.repeat(1 << 20)]; for (;;) a.push(a.join(a[0]));",
        "const a = []; for (;;) a.push('x'.repeat(1 << 22).split(''));",
        "const a = []; for (;;) a.push('x'.repeat(1 << 20).replace(/x/g, 'yyyyyyyy'));",
        "const a = []; for (;;) a.push(Symbol('x'.repeat(1 << 16) + a.length));",
        "let t = Promise.resolve(); const a = []; for (;;) a.push(t = t.then(() => a));",
        "const a = []; (function f() { a.push(new Array(1000)); Promise.resolve().then(f); })();",
        "let s = ''; for (let i = 0; ; i++) s += 'var a' + i + '=[' + i + '];', i % 10000 || eval(s);",
    ];

    public static TheoryData<string> Recursions { get; } =
    [
        "(function f() { f(); })();",
        "(function f() { return 1 + f(); })();",
        "const a = () => b(), b = () => a(); a();",
        "({ get x() { return this.x; } }).x;",
        "const o = { set x(v) { this.x = v; } }; o.x = 1;",
        "const p = new Proxy({}, { get: (t, k, r) => r[k] }); p.x;",
        "const o = {}; const p = new Proxy(o, {}); Object.setPrototypeOf(o, p); p.x;",
        "const o = { toJSON() { return JSON.stringify(o); } }; JSON.stringify(o);",
        "const o = { toString() { return '' + o; } }; '' + o;",
        "const o = { valueOf() { return o + 1; } }; o + 1;",
        "const c = () => [2, 1].sort(c); c();",
        "(function f() { new f(); })();",
        "class A { constructor() { new A(); } } new A();",
        "(function f() { f.apply(null, arguments); })(1, 2, 3);",
        "(function f() { [1].map(f); })();",
        "(function f() { eval('f()'); })();",
        "(function f() { Function('f', 'f()')(f); })();",
        "(function f() { 'x'.replace(/x/, f); })();",
        "(function f() { Reflect.construct(f, []); })();",
        "function* g() { yield* g(); } [...g()];",
        "let a = []; for (let i = 0; i < 1e6; i++) a = [a]; JSON.stringify(a);",
        "let a = []; for (let i = 0; i < 1e6; i++) a = [a]; a.toString();",
        "let a = []; for (let i = 0; i < 1e6; i++) a = [a]; a.flat(Infinity);",
        "JSON.parse('['.repeat(1e6));",
        "eval('('.repeat(1e5));",
        "eval('['.repeat(1e5) + ']'.repeat(1e5));",
        "eval('x=>'.repeat(1e5) + '1');",
        "eval('!'.repeat(1e5) + '1');",
        "eval('1' + '+1'.repeat(1e5));",
        "eval('{'.repeat(1e5) + '}'.repeat(1e5));",
        "new RegExp('('.repeat(1e5) + ')'.repeat(1e5)).test('x');",
        "let f = () => 1; for (let i = 0; i < 1e5; i++) f = f.bind(null); f();",
        "let p = {}; for (let i = 0; i < 1e5; i++) p = new Proxy(p, {}); p.x;",
        "let o = null; for (let i = 0; i < 1e6; i++) o = Object.create(o); o.x;",
        "const e = new Error('x'); e.cause = e; Object.defineProperty(e, 'message', { get() { return '' + e; } }); throw e;",
    ];

    protected abstract IScriptEngine Engine { get; }

    /// <summary>The time of a script that wants all memory, should the limit of memory not end it.</summary>
    protected virtual TimeSpan BombTimeout => s_long;

    [Theory]
    [MemberData(nameof(EndlessScripts))]
    public async Task Cuts_an_endless_script_short(string script)
    {
        await using var world = await CreateAsync(limits => limits with { Timeout = s_brief });
        var error = await Assert.ThrowsAsync<SessionOpsException>(() => world.ExecuteAsync(script, "page.js", CancellationToken.None));
        Assert.Equal(ErrorIds.ScriptLimitExceeded, error.ErrorId);
    }

    [Theory]
    [MemberData(nameof(Bombs))]
    public async Task Ends_a_script_that_wants_all_memory(string script)
    {
        await using var world = await CreateAsync(limits => limits with { MemoryBytes = 48 << 20, Timeout = BombTimeout });
        var error = await Assert.ThrowsAsync<SessionOpsException>(() => world.ExecuteAsync(script, "page.js", CancellationToken.None));
        Assert.Contains(error.ErrorId, new[] { ErrorIds.ScriptLimitExceeded, ErrorIds.ScriptFailed });
        await AssertGoesOnAsync();
    }

    [Theory]
    [MemberData(nameof(Recursions))]
    public async Task Survives_deep_recursion(string script)
    {
        await using var world = await CreateAsync();

        // Where the engine needs no stack for it the script may simply end.
        var error = await Record.ExceptionAsync(() => world.ExecuteAsync(script, "page.js", CancellationToken.None));
        if (error is not null)
            Assert.Contains(Assert.IsType<SessionOpsException>(error).ErrorId, new[] { ErrorIds.ScriptLimitExceeded, ErrorIds.ScriptFailed });
        await AssertGoesOnAsync();
    }

    [Theory]
    [InlineData("const x = ;")]
    [InlineData("'\u2028")]
    [InlineData("/(/")]
    [InlineData("await 1")]
    [InlineData("import 'x'")]
    [InlineData("let a; let a;")]
    public async Task Reports_a_script_that_cannot_be_parsed(string script)
    {
        await using var world = await CreateAsync();
        var error = await Assert.ThrowsAsync<SessionOpsException>(() => world.ExecuteAsync(script, "page.js", CancellationToken.None));
        Assert.Equal(ErrorIds.ScriptFailed, error.ErrorId);
    }

    [Theory]
    [InlineData("throw 'text';", "text")]
    [InlineData("throw 42;", "42")]
    [InlineData("throw null;", "null")]
    [InlineData("throw undefined;", "undefined")]
    [InlineData("throw { message: 'of an object' };", "of an object")]
    [InlineData("throw new TypeError('of a kind');", "TypeError: of a kind")]
    [InlineData("throw { toString() { throw 1; } };", "a value that cannot be described")]
    [InlineData("throw Object.create(null);", "a value that cannot be described")]
    [InlineData("throw { get message() { throw 1; } };", "a value that cannot be described")]
    public async Task Describes_whatever_a_script_throws(string script, string description)
    {
        await using var world = await CreateAsync();
        var error = await Assert.ThrowsAsync<SessionOpsException>(() => world.ExecuteAsync(script, "page.js", CancellationToken.None));
        Assert.Equal((ErrorIds.ScriptFailed, "The script failed: " + description), (error.ErrorId, error.Message));
    }

    [Fact]
    public async Task Shortens_a_huge_message()
    {
        await using var world = await CreateAsync();
        var error = await Assert.ThrowsAsync<SessionOpsException>(() =>
            world.ExecuteAsync("throw new Error('x\\n'.repeat(1e6));", "page.js", CancellationToken.None)
        );
        Assert.InRange(error.Message.Length, 100, 500);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Null(error.InnerException);
    }

    [Theory]
    [InlineData("() => new Promise(() => {})")]
    [InlineData("() => ({ then() {} })")]
    [InlineData("async () => { await new Promise(() => {}); }")]
    public async Task Reports_a_promise_that_never_settles_and_stays_usable(string function)
    {
        await using var world = await CreateAsync(limits => limits with { Timeout = s_short });
        var error = await Assert.ThrowsAsync<SessionOpsException>(() => world.EvaluateAsync(function));
        Assert.Equal(ErrorIds.ScriptLimitExceeded, error.ErrorId);
        Assert.Equal(1d, await world.EvaluateAsync("() => 1"));
    }

    // Whether the end falls between two tasks, so that the world stays usable, or into one is chance.
    [Theory]
    [InlineData("() => new Promise(() => { (function again() { setTimeout(again, 0); })(); })")]
    [InlineData("() => new Promise(() => { (function again() { requestAnimationFrame(again); })(); })")]
    public async Task Ends_tasks_that_follow_each_other_without_end(string function)
    {
        await using var world = await CreateAsync(limits => limits with { Timeout = s_brief });
        var error = await Assert.ThrowsAsync<SessionOpsException>(() => world.EvaluateAsync(function));
        Assert.Equal(ErrorIds.ScriptLimitExceeded, error.ErrorId);
        await AssertGoesOnAsync();
    }

    [Theory]
    [InlineData("() => { for (;;); }")]
    [InlineData("async () => { await null; for (;;); }")]
    [InlineData("() => ({ get then() { for (;;); } })")]
    [InlineData("() => ({ then() { for (;;); } })")]
    [InlineData("() => { throw { get message() { for (;;); } }; }")]
    [InlineData("() => { throw { toString() { for (;;); } }; }")]
    public async Task Cuts_an_endless_call_short_and_leaves_the_world_stopped(string function)
    {
        await using var world = await CreateAsync(limits => limits with { Timeout = s_brief });
        var error = await Assert.ThrowsAsync<SessionOpsException>(() => world.EvaluateAsync(function));
        Assert.Equal(ErrorIds.ScriptLimitExceeded, error.ErrorId);
        var later = await Assert.ThrowsAsync<SessionOpsException>(() => world.EvaluateAsync("() => 1"));
        Assert.Equal(ErrorIds.ScriptFailed, later.ErrorId);
        Assert.Contains("time limit", later.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("throw new Error('once');", ErrorIds.ScriptFailed)]
    [InlineData("syntax error", ErrorIds.ScriptFailed)]
    [InlineData("(function f() { f(); })();", ErrorIds.ScriptLimitExceeded)]
    public async Task Stays_usable_after_an_error_of_the_script_itself(string script, string errorId)
    {
        await using var world = await CreateAsync();
        var error = await Assert.ThrowsAsync<SessionOpsException>(() => world.ExecuteAsync(script, "page.js", CancellationToken.None));
        Assert.Equal(errorId, error.ErrorId);
        Assert.Equal(1d, await world.EvaluateAsync("() => 1"));
    }

    [Fact]
    public async Task Runs_no_finalizer_of_a_script()
    {
        await using var world = await CreateAsync();
        await world.ExecuteAsync(
            "globalThis.ran = 0; globalThis.registry = new FinalizationRegistry(() => { ran++; }); for (let i = 0; i < 1e4; i++) registry.register({}, i);",
            "page.js",
            CancellationToken.None
        );
        for (var round = 0; round < 4; round++)
        {
            await world.ExecuteAsync("{ let a = []; for (let i = 0; i < 2e5; i++) a = [a.length, {}]; }", "page.js", CancellationToken.None);
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.Equal(0d, await world.EvaluateAsync("() => ran"));
    }

    [Fact]
    public async Task Lets_a_script_catch_its_own_stack_overflow()
    {
        await using var world = await CreateAsync();
        Assert.Equal(
            "RangeError: Maximum call stack size exceeded",
            await world.EvaluateAsync("() => { try { (function f() { f(); })(); } catch (e) { return '' + e; } }")
        );
    }

    [Fact]
    public async Task Ends_a_running_script_when_its_caller_cancels()
    {
        await using var world = await CreateAsync();
        using var cancellation = new CancellationTokenSource(s_short);
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.ExecuteAsync("for (;;);", "page.js", cancellation.Token));
        Assert.Equal(cancellation.Token, error.CancellationToken);
    }

    [Fact]
    public async Task Forgets_a_waiting_call_whose_caller_cancels()
    {
        await using var world = await CreateAsync(limits => limits with { Timeout = s_long });
        using var cancellation = new CancellationTokenSource();
        var running = world.ExecuteAsync("const end = Date.now() + 500; while (Date.now() < end);", "page.js", CancellationToken.None);
        var waiting = world.ExecuteAsync("globalThis.mark = 1;", "page.js", cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await running;
        Assert.Equal("undefined", await world.EvaluateAsync("() => typeof mark"));
    }

    [Fact]
    public async Task Ends_its_calls_when_it_is_disposed()
    {
        var world = await CreateAsync();
        var running = world.ExecuteAsync("for (;;);", "page.js", CancellationToken.None);
        var waiting = world.ExecuteAsync("1;", "page.js", CancellationToken.None);
        await world.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => running);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => world.ExecuteAsync("1;", "page.js", CancellationToken.None));
        await world.DisposeAsync();
    }

    private async Task AssertGoesOnAsync()
    {
        await using var next = await CreateAsync();
        Assert.Equal("ab", await next.EvaluateAsync("x => x + 'b'", "a"));
    }

    private Task<IScriptWorld> CreateAsync(Func<ScriptLimits, ScriptLimits>? change = null) =>
        Engine.CreateWorldAsync(ScriptWorlds.Limited(change), CancellationToken.None);
}
