using SessionOps.Attestation;

namespace SessionOps.Sessions;

/// <summary>A minter that many use at once and that ends only when the last of them is done.</summary>
internal sealed class SharedMinter(IPoTokenMinter minter, TimeProvider timeProvider)
{
    private readonly object _gate = new();

    // It was made here, so only this clock counts.
    private readonly Lifespan _lifespan = new(DateTimeOffset.MinValue, minter.RefreshAt, minter.ExpiresAt, timeProvider);
    private int _users;
    private bool _retired;

    public TokenGrade Grade => minter.Grade;

    public DateTimeOffset ExpiresAt => minter.ExpiresAt;

    public int Minted => minter.Minted;

    public int? MintRefreshThreshold => minter.MintRefreshThreshold;

    public bool IsOver => _lifespan.IsOver;

    public bool IsDue => _lifespan.IsDue;

    /// <summary>Mints; null when the minter has been retired meanwhile and another one must be asked.</summary>
    public async Task<string?> TryMintAsync(string contentBinding, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_retired)
                return null;
            _users++;
        }

        try
        {
            return await minter.MintAsync(contentBinding, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (LeaveAsLast())
                await minter.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Ends the minter as soon as nobody uses it.</summary>
    public async ValueTask RetireAsync()
    {
        lock (_gate)
        {
            if (_retired)
                return;
            _retired = true;
            if (_users > 0)
                return;
        }

        await minter.DisposeAsync().ConfigureAwait(false);
    }

    private bool LeaveAsLast()
    {
        lock (_gate)
            return --_users == 0 && _retired;
    }
}
