using System.Management.Automation.Runspaces;

namespace SessionOps.PowerShell;

public abstract partial class OperationCmdlet
{
    // The process may end with this command, so what still cannot be stored is an error.
    private void StoreRest()
    {
        var options = Options;
        var runspace = Runspace.DefaultRunspace;
        Run<List<(string Name, StoreException Error)>>(
            null,
            async (_, cancellationToken) =>
            {
                var sessions = SharedServices.Get(options, runspace);
                try
                {
                    await sessions.FlushAsync(cancellationToken).ConfigureAwait(false);
                    return [];
                }
                catch (StoreException error)
                {
                    return [.. sessions.Status.UnsavedSessions.Select(name => (name, error))];
                }
            },
            unsaved =>
            {
                foreach (var (name, error) in unsaved)
                    WriteError(ErrorRecords.From(Unsaved(name, error), name));
            }
        );
    }

    private static StoreException Unsaved(string name, StoreException cause) =>
        new(cause.ErrorId, $"The session '{name}' could not be stored, and is lost when this process ends. {cause.Message}", cause)
        {
            IsTransient = cause.IsTransient,
            LocalAction = cause.LocalAction,
            RetryAfter = cause.RetryAfter,
        };
}
