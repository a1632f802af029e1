namespace SessionOps.Sessions;

/// <summary>
/// Work that runs once however many wait for it. It is cancelled when the last who waits has given up, or when its owner ends.
/// </summary>
internal sealed class SharedWork<T>(CancellationToken ownerToken)
{
    private readonly object _gate = new();
    private Flight? _current;

    /// <summary>Joins the running work, or starts it.</summary>
    /// <param name="work">What to run when nothing is running; it gets a token of its own, not the caller's.</param>
    /// <param name="cancellationToken">Ends the waiting of this caller only.</param>
    public async Task<T> RunAsync(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Flight flight;
        lock (_gate)
        {
            _current ??= new Flight(this, work, ownerToken);
            flight = _current;
            flight.Waiting++;
        }

        try
        {
            return await flight.Result.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Leave(flight);
        }
    }

    private void Leave(Flight flight)
    {
        lock (_gate)
        {
            if (--flight.Waiting > 0 || flight.Result.IsCompleted)
                return;

            // Whoever comes now starts anew: this flight is being cancelled.
            if (_current == flight)
                _current = null;
        }

        flight.Cancel();
    }

    private void Landed(Flight flight)
    {
        lock (_gate)
        {
            if (_current == flight)
                _current = null;
        }
    }

    private sealed class Flight
    {
        private readonly CancellationTokenSource _cancel;
        private bool _landed;

        public Flight(SharedWork<T> owner, Func<CancellationToken, Task<T>> work, CancellationToken ownerToken)
        {
            _cancel = CancellationTokenSource.CreateLinkedTokenSource(ownerToken);
            var token = _cancel.Token;
            Result = Task.Run(async () =>
            {
                try
                {
                    return await work(token).ConfigureAwait(false);
                }
                finally
                {
                    Land();
                    owner.Landed(this);
                }
            }, CancellationToken.None);
        }

        public int Waiting { get; set; }

        public Task<T> Result { get; }

        public void Cancel()
        {
            lock (_cancel)
            {
                if (!_landed)
                    _cancel.Cancel();
            }
        }

        private void Land()
        {
            lock (_cancel)
                _landed = true;
            _cancel.Dispose();
        }
    }
}
