using System.Collections.Concurrent;

namespace SessionOps.Scripting;

/// <summary>One thread with a large stack that does one world's work in order. Deep recursion of a script needs the stack.</summary>
internal sealed class ScriptThread : IDisposable
{
    private readonly BlockingCollection<Action> _work = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StuckThreads _stuckThreads;
    private ThreadClock? _clock;
    private int _isStuck;

    public ScriptThread(string name, int stackBytes, StuckThreads stuckThreads)
    {
        _stuckThreads = stuckThreads;
        var thread = new Thread(Loop, stackBytes) { IsBackground = true, Name = name };
        thread.Start();
    }

    /// <summary>The thread's time; only for work on the thread.</summary>
    public ThreadClock Clock => _clock ?? throw new InvalidOperationException("The script thread has not begun.");

    /// <summary>Completes when the thread has done all its work after <see cref="Complete"/>.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Adds work; false after <see cref="Complete"/>. The work must not throw.</summary>
    public bool TryPost(Action work)
    {
        try
        {
            _work.Add(work);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Counts the thread as stuck until its work ends after all.</summary>
    public void MarkStuck()
    {
        if (Interlocked.Exchange(ref _isStuck, 1) == 0)
            _stuckThreads.Add();
    }

    /// <summary>Lets the thread end after the work that it has.</summary>
    public void Complete() => _work.CompleteAdding();

    /// <summary>Frees the queue; only once the thread has ended.</summary>
    public void Dispose() => _work.Dispose();

    private void Loop()
    {
        using (_clock = ThreadClock.OfCurrentThread())
        {
            foreach (var work in _work.GetConsumingEnumerable())
            {
                work();
                if (Interlocked.Exchange(ref _isStuck, 0) == 1)
                    _stuckThreads.Remove();
            }
        }

        _ended.SetResult();
    }
}
