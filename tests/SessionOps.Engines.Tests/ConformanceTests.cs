using SessionOps.Scripting;

namespace SessionOps.Engines.Tests;

/// <summary>What every engine must do alike.</summary>
public abstract class ConformanceTests
{
    protected abstract IScriptEngine Engine { get; }

    private Task<IScriptWorld> CreateAsync(ScriptWorldOptions? options = null) =>
        Engine.CreateWorldAsync(options ?? ScriptWorlds.Limited(), CancellationToken.None);

    [Theory]
    [InlineData("text")]
    [InlineData("")]
    [InlineData("\0 \ud800 😀")]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    [InlineData(true)]
    [InlineData(null)]
    public async Task Gives_back_what_it_was_given(object? value)
    {
        await using var world = await CreateAsync();
        Assert.Equal(value, await world.EvaluateAsync("x => x", value));
    }

    [Fact]
    public async Task Gives_bytes_as_a_Uint8Array_and_takes_one_back()
    {
        await using var world = await CreateAsync();
        var bytes = await world.EvaluateAsync(
            "b => { if (!(b instanceof Uint8Array)) throw 1; return b.map(x => x + 1).subarray(1); }",
            new byte[] { 1, 2, 255 }
        );
        Assert.Equal(new byte[] { 3, 0 }, bytes);
    }

    [Fact]
    public async Task Gives_null_for_undefined()
    {
        await using var world = await CreateAsync();
        Assert.Null(await world.EvaluateAsync("() => undefined"));
    }

    [Theory]
    [InlineData("() => ({})")]
    [InlineData("() => Symbol('x')")]
    [InlineData("() => 10n")]
    [InlineData("() => () => 1")]
    [InlineData("() => new Float64Array(2)")]
    public async Task Rejects_a_result_that_has_no_counterpart(string function)
    {
        await using var world = await CreateAsync();
        var error = await Assert.ThrowsAsync<SessionOpsException>(() => world.EvaluateAsync(function));
        Assert.Equal(ErrorIds.ScriptFailed, error.ErrorId);
    }

    [Fact]
    public async Task Runs_a_classic_script_in_the_global_scope()
    {
        await using var world = await CreateAsync();
        await world.ExecuteAsync("var a = 1; let b = 2; function c() { return this === globalThis; }", "first.js", CancellationToken.None);
        await world.ExecuteAsync("var d = a + b;", "second.js", CancellationToken.None);
        Assert.Equal("3 true true false", await world.EvaluateAsync("() => [d, c(), 'a' in globalThis, 'b' in globalThis].join(' ')"));
    }

    [Fact]
    public async Task Keeps_the_source_text_of_functions()
    {
        await using var world = await CreateAsync();
        await world.ExecuteAsync(
            "function f ( a,b ) { /* kept */ return a }\nvar g = Function('x', 'return x');var h = eval('(  y=>y )')",
            "page.js",
            CancellationToken.None
        );
        Assert.Equal(
            "function f ( a,b ) { /* kept */ return a }|function anonymous(x\n) {\nreturn x\n}|y=>y",
            await world.EvaluateAsync("() => [f, g, h].join('|')")
        );
    }

    [Fact]
    public async Task Parses_JSON_as_deep_as_pages_have_it()
    {
        await using var world = await CreateAsync();
        Assert.Equal("ok", await world.EvaluateAsync("() => { JSON.parse('['.repeat(1000) + ']'.repeat(1000)); return 'ok'; }"));
    }

    [Fact]
    public async Task Awaits_a_promise()
    {
        await using var world = await CreateAsync();
        Assert.Equal(3d, await world.EvaluateAsync("async x => { await null; await new Promise(r => r()); return x + 1; }", 2));
    }

    [Theory]
    [InlineData("async () => { await new Promise(r => setTimeout(r, 20)); await new Promise(r => setTimeout(r, 0)); return 'end'; }")]
    [InlineData(
        "async () => { for (let i = 0; i < 5; i++) { await new Promise(r => setTimeout(r, i)); await null; await new Promise(r => requestIdleCallback(r)); } return 'end'; }"
    )]
    [InlineData(
        "() => new Promise(r => setTimeout(async () => { await null; await new Promise(q => requestAnimationFrame(q)); setTimeout(r, 1, 'end'); }, 1))"
    )]
    public async Task Runs_the_timers_that_jobs_of_timers_set(string function)
    {
        await using var engine = await CreateAsync();
        Assert.Equal("end", await engine.EvaluateAsync(function));
    }

    // A browser takes so long for a context that a frame is due when it has one.
    [Fact]
    public Task Draws_the_frame_that_became_due_while_a_WebGL_context_was_made() =>
        AssertFrameComesFirstAsync("document.createElement('canvas').getContext('webgl'); requestIdleCallback(() => note('later'));");

    // Two frames have passed by the time that the script ends.
    [Fact]
    public Task Draws_a_frame_before_a_timer_that_became_due_later() =>
        AssertFrameComesFirstAsync("setTimeout(() => note('later'), 30); for (const end = performance.now() + 60; performance.now() < end; );");

    private async Task AssertFrameComesFirstAsync(string script)
    {
        await using var world = await CreateAsync();
        var order = $$"""
            () => new Promise(done => {
              const order = [];
              const note = what => { if (order.push(what) === 2) done(order.join()); };
              requestAnimationFrame(() => {
                requestAnimationFrame(() => note('frame'));
                {{script}}
              });
            })
            """;
        Assert.Equal("frame,later", await world.EvaluateAsync(order));
    }

    [Fact]
    public async Task Awaits_an_object_with_a_then_method()
    {
        await using var world = await CreateAsync();
        Assert.Equal("later", await world.EvaluateAsync("() => ({ then(resolve) { resolve('later'); } })"));
    }

    [Fact]
    public async Task Gives_the_reason_of_a_rejected_promise()
    {
        await using var world = await CreateAsync();
        var error = await Assert.ThrowsAsync<SessionOpsException>(() => world.EvaluateAsync("async () => { throw new TypeError('refused'); }"));
        Assert.Equal((ErrorIds.ScriptFailed, "The script failed: TypeError: refused"), (error.ErrorId, error.Message));
    }

    [Fact]
    public async Task Still_awaits_when_the_page_replaced_the_built_ins()
    {
        await using var world = await CreateAsync();
        await world.ExecuteAsync(
            "Promise.prototype.then = Promise.resolve = Reflect.apply = String = null; Array.prototype[Symbol.iterator] = null; globalThis.Promise = null;",
            "page.js",
            CancellationToken.None
        );
        Assert.Equal("ab", await world.EvaluateAsync("async (x, y) => x + y", "a", "b"));
    }

    [Fact]
    public async Task Calls_a_method_with_its_object_as_this()
    {
        await using var world = await CreateAsync();
        var bridge = await world.CreateBridgeAsync("({ count: 0, next() { return ++this.count; } })", CancellationToken.None);
        await bridge.CallAsync("next", ScriptWorlds.Patience, CancellationToken.None);
        Assert.Equal(2d, await bridge.CallAsync("next", ScriptWorlds.Patience, CancellationToken.None));
    }

    [Fact]
    public async Task Hides_bridges_and_the_host_from_the_page()
    {
        await using var world = await CreateAsync();
        var before = await world.EvaluateAsync("() => Reflect.ownKeys(globalThis).map(String).join()");
        await world.CreateBridgeAsync("({ secret() {} })", CancellationToken.None);
        Assert.Equal(before, await world.EvaluateAsync("() => Reflect.ownKeys(globalThis).map(String).join()"));
        Assert.DoesNotContain("host", (string)before!, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Runs_calls_one_at_a_time_whoever_makes_them()
    {
        await using var world = await CreateAsync();
        var bridge = await world.CreateBridgeAsync(
            "({ depth: 0, async f(x) { if (this.depth++) throw 'two at once'; await null; this.depth--; return x; } })",
            CancellationToken.None
        );
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(x => Task.Run(() => bridge.CallAsync("f", ScriptWorlds.Patience, CancellationToken.None, x)))
        );
        Assert.Equal(Enumerable.Range(0, 50).Select(x => (object)(double)x), answers);
    }

    [Fact]
    public async Task Keeps_worlds_apart()
    {
        await using var one = await CreateAsync();
        await using var other = await CreateAsync();
        await one.ExecuteAsync("globalThis.mark = 1; Array.prototype.mark = 1", "page.js", CancellationToken.None);
        Assert.Equal("undefined undefined", await other.EvaluateAsync("() => typeof mark + ' ' + typeof [].mark"));
    }

    [Theory]
    [InlineData("typeof HTMLElement", "function")]
    [InlineData("Reflect.ownKeys(Object.getOwnPropertyDescriptor(globalThis, 'HTMLDivElement')).join()", "value,writable,enumerable,configurable")]
    [InlineData(
        "(HTMLSpanElement = 5, JSON.stringify(Object.getOwnPropertyDescriptor(globalThis, 'HTMLSpanElement')))",
        "{\"value\":5,\"writable\":true,\"enumerable\":false,\"configurable\":true}"
    )]
    [InlineData(
        "delete globalThis.HTMLLIElement && typeof HTMLLIElement + typeof Object.getOwnPropertyDescriptor(globalThis, 'HTMLLIElement')",
        "undefinedundefined"
    )]
    [InlineData("String(Object.getOwnPropertyDescriptors(globalThis).HTMLBRElement.value === HTMLBRElement)", "true")]
    public async Task Shows_lazy_interfaces_as_plain_properties(string expression, string expected)
    {
        await using var world = await CreateAsync();
        Assert.Equal(expected, await world.EvaluateAsync("() => " + expression));
    }
}
