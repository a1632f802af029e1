using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Jint;
using Jint.Constraints;
using Jint.Native;
using Jint.Runtime;

namespace SessionOps.Scripting;

/// <summary>A JavaScript virtual machine on Jint.</summary>
internal sealed class JintVm : IJavaScriptVm
{
    // Challenge scripts call toString() on their own functions and compute with the text.
    private static readonly ScriptParsingOptions s_parsing = new() { RetainFunctionSourceText = true };

    // Our own patterns are many and short: compiling them takes longer than they will ever run.
    private static readonly ScriptPreparationOptions s_preparation = new() { ParsingOptions = s_parsing with { CompileRegex = false } };
    private static readonly ConditionalWeakTable<ScriptSource, PreparedScript> s_prepared = [];
    private static readonly TimeSpan s_maxRegexTime = TimeSpan.FromSeconds(5);

    // A browser takes thousands of levels; the thread's stack bounds this too.
    private const int MaxJsonDepth = 4096;

    // Jint counts allocation from zero for each entry from .NET; a call of the world is made of many.
    private readonly OperationDeadlineConstraint _deadline = new();
    private readonly long _memoryBytes;
    private readonly Engine _engine;
    private readonly RetainedMemory _retained;
    private readonly TimeSpan _regexTimeout;
    private readonly List<PageScript> _pageScripts = [];
    private long _allocatedBefore;

    public JintVm(ScriptLimits limits)
    {
        _memoryBytes = limits.MemoryBytes;
        _retained = new RetainedMemory(limits.RetainedBytes);
        _regexTimeout = limits.Timeout < s_maxRegexTime ? limits.Timeout : s_maxRegexTime;
        _engine = new Engine(options =>
        {
            options.RetainFunctionSourceText();
            options.Constraints.StackOverflowGuard = true;
            options.Json.MaxParseDepth = MaxJsonDepth;
            options.Constraints.RegexTimeout = _regexTimeout;
            options.LimitMemory(limits.MemoryBytes);
            options.MaxStatements(limits.Statements);
            options.Constraint(_deadline);
        });
    }

    public void BeginCall(TimeSpan timeout, CancellationToken interrupt)
    {
        _allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        _deadline.Begin(timeout, interrupt);
    }

    public void EndCall() => _deadline.End();

    public object Expose(EnvironmentServices services) => JintServices.Create(_engine, services, () => (JsValue)Run(BrowserEnvironment.Source));

    public object Run(ScriptSource source) => _engine.Evaluate(s_prepared.GetValue(source, PreparedScript.Create).Script);

    public void Execute(string source, string sourceName) => Evaluate(source, sourceName);

    public object Evaluate(string expression, string sourceName)
    {
        PageScript script;
        try
        {
            script = PageScript.Parse(expression, sourceName, s_parsing, _regexTimeout);
        }
        catch (ScriptPreparationException)
        {
            // Throws the SyntaxError that scripts would see.
            return _engine.Evaluate(expression, sourceName, s_parsing);
        }

        _pageScripts.Add(script);
        return _engine.Evaluate(script.Script);
    }

    public object GetProperty(object value, string name) => ((JsValue)value).Get(name);

    public object Invoke(object callable, params object?[] arguments)
    {
        CheckMemory();
        return _engine.Call((JsValue)callable, JsValue.Undefined, Array.ConvertAll(arguments, ToScript));
    }

    public void RunMicrotasks()
    {
        CheckMemory();
        _engine.Advanced.ProcessTasks();
    }

    public object? ToHost(object value) =>
        (JsValue)value switch
        {
            { } nothing when nothing.IsNull() || nothing.IsUndefined() => null,
            { } text when text.IsString() => text.AsString(),
            { } number when number.IsNumber() => number.AsNumber(),
            { } truth when truth.IsBoolean() => truth.AsBoolean(),
            { } bytes when bytes.IsUint8Array() => bytes.AsUint8Array(),
            { } other => throw new InvalidCastException($"A script value of type {other.Type} has no counterpart."),
        };

    public ScriptFailure? Explain(Exception exception) =>
        exception switch
        {
            JavaScriptException or Acornima.ParseErrorException or JintException when IsTooDeep(exception) => new ScriptFailure(
                ScriptFailureKind.Threw,
                $"{exception.Message} That is a fixed limit of the engine jint; V8 runs such scripts (SessionOps__Engine=v8)."
            ),
            JavaScriptException thrown => new ScriptFailure(ScriptFailureKind.Threw, thrown.Message, thrown.Error),
            MemoryLimitExceededException or OutOfMemoryException => new ScriptFailure(ScriptFailureKind.Memory, exception.Message),
            RetainedMemoryException => new ScriptFailure(ScriptFailureKind.Retained, exception.Message),
            StatementsCountOverflowException => new ScriptFailure(ScriptFailureKind.Statements, exception.Message),
            InsufficientExecutionStackException => new ScriptFailure(ScriptFailureKind.Stack, exception.Message),
            TimeoutException or OperationCanceledException or ExecutionCanceledException or RegexMatchTimeoutException => new ScriptFailure(
                ScriptFailureKind.Interrupted,
                exception.Message
            ),
            Acornima.ParseErrorException or JintException => new ScriptFailure(ScriptFailureKind.Threw, exception.Message),
            _ => null,
        };

    public void Dispose() => _engine.Dispose();

    // The parser's guard against long chains of operators, else-ifs and the like has no option.
    private static bool IsTooDeep(Exception exception) => exception.Message.Contains("nesting exceeds", StringComparison.Ordinal);

    private void CheckMemory()
    {
        if (GC.GetAllocatedBytesForCurrentThread() - _allocatedBefore > _memoryBytes)
            throw new MemoryLimitExceededException($"More than {_memoryBytes} bytes were allocated.");
        _retained.Check();
    }

    private JsValue ToScript(object? value) =>
        value switch
        {
            null => JsValue.Null,
            JsValue script => script,
            byte[] bytes => _engine.Intrinsics.Uint8Array.Construct(bytes),
            string text => text,
            bool truth => truth,
            double number => number,
            int number => number,
            _ => JsValue.FromObject(_engine, value),
        };

    private sealed record PreparedScript(Prepared<Acornima.Ast.Script> Script)
    {
        public static PreparedScript Create(ScriptSource source) => new(Engine.PrepareScript(source.Text, source.Name, strict: false, s_preparation));
    }
}
