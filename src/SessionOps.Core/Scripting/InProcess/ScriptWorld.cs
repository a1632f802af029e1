namespace SessionOps.Scripting;

/// <summary>
/// A world on an <see cref="IJavaScriptVm"/>: its thread, its calls one at a time, their limits, promises and timers.
/// A script that throws, or recurses until the stack ends, leaves the world usable. A script that was cut short in the middle (time, memory,
/// statements, cancellation) leaves it in no known state: every later call says so, and a new world is needed.
/// </summary>
internal sealed partial class ScriptWorld : IScriptWorld
{
    // The environment is our own script: the limit on foreign ones must not hit it on a busy machine.
    private static readonly TimeSpan s_installTimeout = TimeSpan.FromMinutes(1);

    /// <summary>After so long without a call a world gives memory back. An attestation leaves twice as much as a minter needs.</summary>
    internal static readonly TimeSpan RestAfter = TimeSpan.FromSeconds(5);

    private readonly ScriptWorldOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly EnvironmentServices _services;
    private readonly ScriptThread _thread;
    private readonly ITimer _rest;
    private readonly CancellationTokenSource _disposing = new();
    private readonly CancellationToken _ending;
    private readonly TaskCompletionSource _stuck = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IJavaScriptVm? _vm;
    private ScriptWorldFunctions? _functions;
    private object? _pump;
    private ScriptCall? _call;
    private volatile string? _stopReason;
    private int _disposed;

    private ScriptWorld(string engineName, ScriptWorldOptions options, TimeProvider timeProvider, StuckThreads stuckThreads)
    {
        EngineName = engineName;
        _options = options;
        _timeProvider = timeProvider;
        _ending = _disposing.Token;
        _services = new EnvironmentServices(timeProvider) { Wait = Pause, Interrupt = () => _call?.Interrupt ?? CancellationToken.None };
        _thread = new ScriptThread($"SessionOps script ({engineName})", options.Limits.StackBytes, stuckThreads);
        _rest = timeProvider.CreateTimer(_ => _thread.TryPost(Rest), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc />
    public string EngineName { get; }

    /// <inheritdoc />
    public IReadOnlyList<CoverageGap> CoverageGaps => _services.Gaps;

    private object Pump => _pump ?? throw new InvalidOperationException("The script world has no environment yet.");

    private IJavaScriptVm Vm => _vm ?? throw new InvalidOperationException("The script world has no virtual machine yet.");

    private ScriptWorldFunctions Functions => _functions ?? throw new InvalidOperationException("The script world has no functions yet.");

    /// <summary>Makes a world with the environment installed.</summary>
    public static async Task<ScriptWorld> CreateAsync(
        string engineName,
        Func<IJavaScriptVm> createVm,
        ScriptWorldOptions options,
        TimeProvider timeProvider,
        StuckThreads stuckThreads,
        CancellationToken cancellationToken
    )
    {
        if (stuckThreads.Count >= VmEngine.MaxStuckThreads)
        {
            throw new SessionOpsException(
                ErrorIds.ScriptThreadsStuck,
                $"{stuckThreads.Count} script threads of this process are stuck in scripts that cannot be ended, so no other is started."
            );
        }

        var world = new ScriptWorld(engineName, options, timeProvider, stuckThreads);
        try
        {
            await world.RunAsync(s_installTimeout, call => world.Install(createVm(), call), cancellationToken).ConfigureAwait(false);
            return world;
        }
        catch
        {
            await world.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc />
    public Task ExecuteAsync(string source, string sourceName, CancellationToken cancellationToken) =>
        RunAsync<object?>(
            _options.Limits.Timeout,
            _ =>
            {
                Vm.Execute(source, sourceName);
                Vm.RunMicrotasks();
                return null;
            },
            cancellationToken
        );

    /// <inheritdoc />
    public Task<IScriptBridge> CreateBridgeAsync(string expression, CancellationToken cancellationToken) =>
        RunAsync<IScriptBridge>(
            _options.Limits.Timeout,
            // A bridge stands for the page's own script, so a stack trace gives it the page's address.
            _ => new ScriptBridge(this, Vm.Evaluate($"(\n{expression}\n)", _options.PageUrl.AbsoluteUri)),
            cancellationToken
        );

    /// <summary>Calls a function of a bridge's object and awaits its promise.</summary>
    public Task<object?> CallAsync(object target, string name, TimeSpan timeout, object?[] arguments, CancellationToken cancellationToken) =>
        RunAsync(
            timeout < _options.Limits.Timeout ? timeout : _options.Limits.Timeout,
            call => Settle(Functions.Start(target, name, arguments), name, call),
            cancellationToken
        );

    /// <summary>Ends the call that runs, refuses those that wait, and ends the thread.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            await _rest.DisposeAsync().ConfigureAwait(false);
            await _disposing.CancelAsync().ConfigureAwait(false);
            _thread.TryPost(End);
            _thread.Complete();
        }

        // A thread that is stuck in one built-in ends with it; it is a background thread, holds nothing but its world, and is counted.
        await Task.WhenAny(_thread.Ended, _stuck.Task).ConfigureAwait(false);
        if (_thread.Ended.IsCompleted)
        {
            _thread.Dispose();
            _disposing.Dispose();
        }
    }

    // A machine may still run script of its own accord, such as a finalizer's, and wait for it.
    private void End()
    {
        using var call = new ScriptCall(
            TimeSpan.Zero,
            s_installTimeout,
            _thread.Clock,
            () => Abandon("The script world did not end."),
            CancellationToken.None,
            CancellationToken.None
        );
        _vm?.Dispose();
    }

    // A collection can run script of the world's own, so it has limits as a call has.
    private void Rest()
    {
        var rested = new TaskCompletionSource<object?>();
        Run<object?>(
            _options.Limits.Timeout,
            _ =>
            {
                Vm.Rest();
                return null;
            },
            rested,
            CancellationToken.None
        );
        // Nobody waits for it; where it failed, the next call says so.
        _ = rested.Task.Exception;
    }

    private object? Install(IJavaScriptVm vm, ScriptCall call)
    {
        _vm = vm;
        vm.BeginCall(call.WallTimeout, call.Interrupt);
        _functions = new ScriptWorldFunctions(vm);
        return _pump = _functions.InstallEnvironment(_services, _options);
    }

    private object? Settle(object call, string name, ScriptCall limits)
    {
        while (true)
        {
            Vm.RunMicrotasks();
            if (Functions.TryTakeResult(call, name, out var result))
                return result;

            // Between two short tasks neither engine looks at the end of the call itself.
            if (limits.Interrupt.IsCancellationRequested)
                throw NotSettled(name, limits);
            switch (Functions.RunTask(Pump))
            {
                case < 0:
                    throw new SessionOpsException(
                        ErrorIds.ScriptLimitExceeded,
                        $"The promise of '{name}' can never settle: the script world has nothing left to run."
                    );
                case > 0 and var milliseconds:
                    Wait(milliseconds, name, limits);
                    break;
            }
        }
    }

    private void Wait(double milliseconds, string name, ScriptCall limits)
    {
        if (!TryWait(milliseconds, limits))
            throw NotSettled(name, limits);
    }

    // In the middle of a script, which its machine ends when the call has to end. The system's timers can be some milliseconds early.
    private void Pause(double milliseconds)
    {
        var start = _timeProvider.GetTimestamp();
        var left = milliseconds;
        while (left > 0 && _call is { } call && TryWait(left, call))
            left = milliseconds - _timeProvider.GetElapsedTime(start).TotalMilliseconds;
    }

    private bool TryWait(double milliseconds, ScriptCall limits)
    {
        // Timers of the host know whole milliseconds only.
        var delay = TimeSpan.FromMilliseconds(Math.Clamp(Math.Ceiling(milliseconds), 1, int.MaxValue - 1));
        try
        {
            limits.Wait(delay, _timeProvider);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static Exception NotSettled(string name, ScriptCall limits) =>
        limits.Ended($"The promise of '{name}' did not settle within {limits.Timeout.TotalSeconds:0.###} s.");
}
