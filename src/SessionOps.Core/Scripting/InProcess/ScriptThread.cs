using System.Collections.Concurrent;

namespace SessionOps.Scripting;

/// <summary>One thread with a large stack that does one world's work in order. Deep recursion of a script needs the stack.</summary>
internal sealed class ScriptThread : IDisposable
{
    private readonly BlockingCollection<Action> _work = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ScriptThread(string name, int stackBytes)
    {
        var thread = new Thread(Loop, stackBytes) { IsBackground = true, Name = name };
        thread.Start();
    }

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

    /// <summary>Lets the thread end after the work that it has.</summary>
    public void Complete() => _work.CompleteAdding();

    /// <summary>Frees the queue; only once the thread has ended.</summary>
    public void Dispose() => _work.Dispose();

    private void Loop()
    {
        foreach (var work in _work.GetConsumingEnumerable())
            work();
        _ended.SetResult();
    }
}
