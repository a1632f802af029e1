using SessionOps.Scripting;

namespace SessionOps.Engines.V8;

/// <summary>
/// Makes script worlds on V8 in a process of its own, which can be ended: V8's fatal errors, threads that are stuck in a script and memory stay there,
/// so that V8 may use its compiler. One process holds all worlds of an engine; it starts with the first and ends a while after the last, or with this program.
/// </summary>
public sealed class V8ProcessEngine : IScriptEngine, IDisposable
{
    private static readonly TimeSpan s_lingering = TimeSpan.FromSeconds(10);

    private readonly object _gate = new();
    private readonly Timer _idle;
    private WorkerProcess? _process;
    private int _processWorlds;
    private int _worlds;
    private bool _isDisposed;

    /// <summary>Makes an engine; no process is started yet.</summary>
    public V8ProcessEngine() => _idle = new Timer(static engine => ((V8ProcessEngine)engine!).EndIdle(), this, Timeout.Infinite, Timeout.Infinite);

    /// <summary>
    /// Whether this program can start the process: it runs on a <c>dotnet</c> of the machine and has the file <c>SessionOps.ScriptWorker.dll</c>
    /// beside this library. Otherwise <see cref="V8Engine"/> runs V8 in the program itself.
    /// </summary>
    public static bool IsAvailable => WorkerLauncher.IsAvailable;

    /// <summary>Makes an engine that runs V8 in a process of its own, or in the program itself where no process can be started.</summary>
    public static IScriptEngine CreateBest() => IsAvailable ? new V8ProcessEngine() : new V8Engine();

    /// <inheritdoc />
    public string Name => "v8";

    /// <summary>The number of the process that runs scripts now, or null.</summary>
    public int? ProcessId
    {
        get
        {
            lock (_gate)
                return _process is { IsUsable: true } process ? process.Id : null;
        }
    }

    /// <inheritdoc />
    public async Task<IScriptWorld> CreateWorldAsync(ScriptWorldOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!IsAvailable)
            throw new SessionOpsException(ErrorIds.EngineUnavailable, "The process for V8's scripts cannot be started from this program.");
        var world = Open(options.Limits);
        try
        {
            await world.CreateAsync(options, cancellationToken).ConfigureAwait(false);
            return world;
        }
        catch
        {
            await world.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Ends the process and all worlds in it.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _idle.Dispose();
            _process?.Kill("was ended with its engine");
            _process = null;
            _isDisposed = true;
        }
    }

    private WorkerWorld Open(ScriptLimits limits)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_process is not { IsUsable: true })
            {
                _process = WorkerProcess.Start();
                _processWorlds = 0;
            }

            _processWorlds++;
            _idle.Change(Timeout.Infinite, Timeout.Infinite);
            var process = _process;
            return new WorkerWorld(++_worlds, process, limits, () => Close(process));
        }
    }

    private void Close(WorkerProcess process)
    {
        lock (_gate)
        {
            if (process == _process && --_processWorlds == 0)
                _idle.Change(s_lingering, Timeout.InfiniteTimeSpan);
        }
    }

    private void EndIdle()
    {
        lock (_gate)
        {
            if (_processWorlds > 0)
                return;
            _process?.Kill("was not needed any more");
            _process = null;
        }
    }
}
