using Jint;
using Jint.Native;
using SessionOps.Scripting;

namespace SessionOps.Engines.Tests.Browser;

/// <summary>Members of Jint's prototypes are made when a script first asks for them, and look as if they had been there from the start.</summary>
public sealed class LazyMemberTests : IDisposable
{
    private readonly Engine _engine = new();

    public LazyMemberTests()
    {
        var services = new EnvironmentServices(TimeProvider.System);
        _engine.SetValue("host", (JsValue)JintServices.Create(_engine, services, static () => JsValue.Undefined));
        _engine.Execute(
            """
            const made = [];
            const target = {};
            let value = 1;
            const build = (owner, text) => {
              made.push(owner + '.' + text);
              if (text === 'run') return { value() { return 'ran'; } };
              const { get, set } = Object.getOwnPropertyDescriptor({ get size() { return value; }, set size(given) { value = given; } }, 'size');
              return text === 'size' ? { get, set } : { get };
            };
            host.defineLazyMember(target, 'run', false, build, 'Target', 'run');
            host.defineLazyMember(target, 'size', true, build, 'Target', 'size');
            host.defineLazyMember(target, 'length', true, build, 'Target', 'length');
            """
        );
    }

    public void Dispose() => _engine.Dispose();

    [Theory]
    [InlineData("Object.keys(target).join()", "run,size,length")]
    [InlineData("String('size' in target)", "true")]
    [InlineData("delete target.size; Object.keys(target).join()", "run,length")]
    [InlineData("target.run = 5; String(target.run)", "5")]
    public void Are_not_made_by_what_does_not_need_them(string script, string result)
    {
        Assert.Equal(result, _engine.Evaluate(script).AsString());
        Assert.Equal("", _engine.Evaluate("made.join()").AsString());
    }

    [Theory]
    [InlineData("target.run() + target.run()", "ranran", "Target.run")]
    [InlineData("target.size = 7; String(target.size + target.size)", "14", "Target.size")]
    [InlineData(
        "const d = Object.getOwnPropertyDescriptor(target, 'size'); String(d.get === Object.getOwnPropertyDescriptor(target, 'size').get)",
        "true",
        "Target.size"
    )]
    [InlineData(
        "const d = Object.getOwnPropertyDescriptor(target, 'size'); [typeof d.get, typeof d.set, d.enumerable, d.configurable].join()",
        "function,function,true,true",
        "Target.size"
    )]
    [InlineData(
        "const d = Object.getOwnPropertyDescriptor(target, 'length'); [typeof d.get, typeof d.set, d.enumerable, d.configurable].join()",
        "function,undefined,true,true",
        "Target.length"
    )]
    [InlineData(
        "const d = Object.getOwnPropertyDescriptor(target, 'run'); [d.value === target.run, d.writable, d.enumerable, d.configurable].join()",
        "true,true,true,true",
        "Target.run"
    )]
    [InlineData("target.length = 5; String(target.length)", "1", "Target.length")]
    [InlineData("try { (() => { 'use strict'; target.length = 5; })(); } catch (e) { e.name }", "TypeError", "Target.length")]
    [InlineData("Object.defineProperty(target, 'size', { set: undefined }); target.size = 7; String(target.size)", "1", "Target.size")]
    [InlineData("Object.defineProperty(target, 'size', { enumerable: false }); target.size + Object.keys(target).join()", "1run,length", "Target.size")]
    [InlineData("Object.defineProperty(target, 'size', { value: 3 }); String(target.size)", "3", "Target.size")]
    [InlineData("Object.freeze(target); target.size = 7; String(target.size)", "7", "Target.run,Target.size,Target.length")]
    public void Are_made_once_when_a_script_asks(string script, string result, string made)
    {
        Assert.Equal(result, _engine.Evaluate(script).AsString());
        Assert.Equal(made, _engine.Evaluate("made.join()").AsString());
    }

    [Fact]
    public void Are_made_by_the_next_that_asks_when_making_them_failed()
    {
        _engine.Execute(
            "let fails = true; host.defineLazyMember(target, 'late', true, () => { if (fails) throw 'not yet'; return { get: () => 'late' }; }, 'Target', 'late');"
        );

        Assert.Equal("not yet", _engine.Evaluate("try { target.late } catch (e) { e }").AsString());
        Assert.Equal("late", _engine.Evaluate("fails = false; target.late").AsString());
    }

    [Fact]
    public async Task Are_made_whatever_the_page_has_replaced()
    {
        await using var world = await new JintEngine().CreateWorldAsync(ScriptWorlds.Limited(), CancellationToken.None);
        await world.ExecuteAsync(
            "for (const name of ['split', 'slice', 'indexOf']) String.prototype[name] = () => { throw new Error(name); };",
            "page.js",
            CancellationToken.None
        );

        var kinds = await world.EvaluateAsync(
            "() => [document.createElement, Element.prototype.remove, setTimeout, Object.getOwnPropertyDescriptor(Document.prototype, 'title').get].map(f => typeof f).join()"
        );
        Assert.Equal("function,function,function,function", kinds);
    }

    [Fact]
    public async Task Of_the_table_are_found_whatever_the_page_has_replaced()
    {
        await using var world = await new JintEngine().CreateWorldAsync(ScriptWorlds.Limited(), CancellationToken.None);
        await world.ExecuteAsync("String.prototype.indexOf = () => { throw new Error('indexOf'); };", "page.js", CancellationToken.None);

        var found = await world.EvaluateAsync(
            """
            () => ['video', 'none', 'x-none'].map(name => document.createElement(name).constructor.name)
              .concat(['accent-color', 'accent-color color', 'colour'].map(name => CSS.supports(name, 'auto')))
              .concat(new Error('text').stack.startsWith('Error: text')).join()
            """
        );

        Assert.Equal("HTMLVideoElement,HTMLUnknownElement,HTMLElement,true,false,false,true", found);
    }

    [Fact]
    public async Task Of_all_worlds_share_the_texts_that_describe_them()
    {
        var text = LazySource.Share(new JsString("wtext:s"));

        Assert.Same(text, LazySource.Share(new JsString("wtext:s")));
        await using var world = await new JintEngine().CreateWorldAsync(ScriptWorlds.Limited(), CancellationToken.None);
        Assert.Equal("function", await world.EvaluateAsync("() => typeof Object.getOwnPropertyDescriptor(HTMLScriptElement.prototype, 'text').get"));
    }
}
