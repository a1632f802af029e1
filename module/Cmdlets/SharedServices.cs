using System.Management.Automation.Runspaces;
using SessionOps.Hosting;

namespace SessionOps.PowerShell;

/// <summary>The session services of this process, one per settings, so that cmdlets and runspaces with the same settings share one warm minter.</summary>
internal static class SharedServices
{
    private static readonly object s_gate = new();
    private static readonly Dictionary<(SessionOpsOptions, string, string), Entry> s_entries = [];
    private static readonly HashSet<Guid> s_watched = [];

    /// <summary>Gets the service for the settings. It lives until no runspace that asked for it has the module loaded.</summary>
    public static ISessionService Get(SessionOpsOptions options, Runspace runspace)
    {
        lock (s_gate)
        {
            if (!s_entries.TryGetValue(KeyOf(options), out var entry))
                s_entries.Add(KeyOf(options), entry = new Entry(Create(options)));
            entry.Runspaces.Add(runspace.InstanceId);
            if (s_watched.Add(runspace.InstanceId))
                runspace.StateChanged += OnStateChanged;
            return entry.Service;
        }
    }

    /// <summary>Has cmdlets of these settings use this service.</summary>
    internal static void Add(SessionOpsOptions options, ISessionService service)
    {
        lock (s_gate)
            s_entries.Add(KeyOf(options), new Entry(service));
    }

    /// <summary>Ends the services that only this runspace used.</summary>
    public static async Task ReleaseAsync(Runspace runspace)
    {
        List<ISessionService> unused = [];
        lock (s_gate)
        {
            runspace.StateChanged -= OnStateChanged;
            s_watched.Remove(runspace.InstanceId);
            foreach (var (key, entry) in s_entries.ToList())
            {
                if (!entry.Runspaces.Remove(runspace.InstanceId) || entry.Runspaces.Count > 0)
                    continue;
                s_entries.Remove(key);
                unused.Add(entry.Service);
            }
        }

        foreach (var service in unused)
            await service.DisposeAsync().ConfigureAwait(false);
    }

    // Separate from Get: the core is loaded when this method is compiled, not before.
    private static ISessionService Create(SessionOpsOptions options) => SessionServices.Create(options, new SessionServiceDependencies { IsShortLived = true });

    private static void OnStateChanged(object? sender, RunspaceStateEventArgs change)
    {
        if (sender is Runspace runspace && change.RunspaceStateInfo.State is RunspaceState.Closed or RunspaceState.Broken)
            Task.Run(() => ReleaseAsync(runspace)).GetAwaiter().GetResult();
    }

    // Hosts are compared by the list's content, and addresses as text: two Uris are equal even if user and password differ.
    private static (SessionOpsOptions, string, string) KeyOf(SessionOpsOptions options) =>
        (
            options with
            {
                InterpreterHosts = [],
            },
            string.Join(',', options.InterpreterHosts),
            string.Join('\n', options.YouTubeUrl.OriginalString, options.AttestationUrl?.OriginalString, options.Proxy?.OriginalString)
        );

    private sealed record Entry(ISessionService Service)
    {
        public HashSet<Guid> Runspaces { get; } = [];
    }
}
