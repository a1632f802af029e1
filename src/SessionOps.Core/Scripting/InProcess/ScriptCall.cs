using System.Diagnostics;

namespace SessionOps.Scripting;

/// <summary>
/// One call into a world: its time limit, its caller's cancellation and the world's end, as one signal. The limit counts the thread's processor time and
/// what the script itself waits for; time in which a busy machine does not run it counts only against a larger limit.
/// </summary>
internal sealed class ScriptCall : IDisposable
{
    // How long a thread may take to notice the end of its call. No engine looks up inside a single built-in (an indexOf over 2^53 absent elements in V8).
    private static readonly TimeSpan s_graceOfProcessor = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_graceByTheClock = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_shortestCheck = TimeSpan.FromMilliseconds(5);

    private readonly object _gate = new();
    private readonly CancellationTokenSource _deadline = new();
    private readonly CancellationTokenSource _interrupt;
    private readonly CancellationToken _disposing;
    private readonly CancellationToken _cancellationToken;
    private readonly ThreadClock _clock;
    private readonly Action _stuck;
    private readonly Stopwatch _wall = Stopwatch.StartNew();
    private readonly Stopwatch _waited = new();
    private readonly TimeSpan _usedBefore;
    private readonly Timer _timer;
    private readonly CancellationTokenRegistration _whenInterrupted;
    private (TimeSpan Wall, TimeSpan Used)? _interrupted;
    private bool _disposed;

    /// <summary>Begins the call on the thread of the clock.</summary>
    /// <param name="timeout">The longest time that the script may use and wait.</param>
    /// <param name="wallTimeout">The longest elapsed time.</param>
    /// <param name="clock">The time of the thread that runs the script.</param>
    /// <param name="stuck">Called when the thread does not notice that the call has to end.</param>
    /// <param name="disposing">The world's end.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    public ScriptCall(TimeSpan timeout, TimeSpan wallTimeout, ThreadClock clock, Action stuck, CancellationToken disposing, CancellationToken cancellationToken)
    {
        Timeout = timeout;
        WallTimeout = wallTimeout;
        _disposing = disposing;
        _cancellationToken = cancellationToken;
        _clock = clock;
        _stuck = stuck;
        _usedBefore = clock.Used ?? TimeSpan.Zero;
        _interrupt = CancellationTokenSource.CreateLinkedTokenSource(_deadline.Token, disposing, cancellationToken);
        _timer = new Timer(static call => ((ScriptCall)call!).Check(), this, timeout, System.Threading.Timeout.InfiniteTimeSpan);
        _whenInterrupted = _interrupt.Token.UnsafeRegister(static call => ((ScriptCall)call!).WaitForEnd(), this);
    }

    /// <summary>The longest time that the script may use and wait.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>The longest elapsed time.</summary>
    public TimeSpan WallTimeout { get; }

    /// <summary>Set when the call has to end, whatever the reason.</summary>
    public CancellationToken Interrupt => _interrupt.Token;

    // Without a clock for threads, elapsed time has to do.
    private TimeSpan Used => _clock.Used is { } used ? used - _usedBefore + _waited.Elapsed : _wall.Elapsed;

    /// <summary>Waits for a timer of the world.</summary>
    /// <exception cref="OperationCanceledException">The call has to end.</exception>
    public void Wait(TimeSpan delay, TimeProvider timeProvider)
    {
        lock (_gate)
            _waited.Start();
        try
        {
            Task.Delay(delay, timeProvider, Interrupt).GetAwaiter().GetResult();
        }
        finally
        {
            lock (_gate)
                _waited.Stop();
        }
    }

    /// <summary>What the caller gets when the call was ended: by the world's end, by the caller, else by the time limit.</summary>
    /// <param name="timedOut">The message for the last.</param>
    public Exception Ended(string timedOut)
    {
        if (_disposing.IsCancellationRequested)
            return new ObjectDisposedException(nameof(IScriptWorld), "The script world was disposed while it ran.");
        return _cancellationToken.IsCancellationRequested
            ? new OperationCanceledException(_cancellationToken)
            : new SessionOpsException(ErrorIds.ScriptLimitExceeded, timedOut);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _timer.Dispose();
        }

        _whenInterrupted.Dispose();
        _interrupt.Dispose();
        _deadline.Dispose();
    }

    private void WaitForEnd()
    {
        lock (_gate)
        {
            if (_disposed)
                return;
            _interrupted = (_wall.Elapsed, Used);
            _timer.Change(s_graceOfProcessor, System.Threading.Timeout.InfiniteTimeSpan);
        }
    }

    private void Check()
    {
        var isOver = false;
        lock (_gate)
        {
            if (_disposed)
                return;
            var left = _interrupted is { } since
                ? Shorter(since.Used + s_graceOfProcessor - Used, since.Wall + s_graceByTheClock - _wall.Elapsed)
                : Shorter(Timeout - Used, WallTimeout - _wall.Elapsed);
            if (left > TimeSpan.Zero)
                _timer.Change(left > s_shortestCheck ? left : s_shortestCheck, System.Threading.Timeout.InfiniteTimeSpan);
            else if (_interrupted is not null)
                _stuck();
            else
                isOver = true;
        }

        if (isOver)
            EndInTime();
    }

    private void EndInTime()
    {
        try
        {
            _deadline.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The call has just ended.
        }
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
