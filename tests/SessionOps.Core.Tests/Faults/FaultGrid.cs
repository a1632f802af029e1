using System.Globalization;

namespace SessionOps.Core.Tests.Faults;

/// <summary>Every stage with every fault: what callers see and the test that asserts it, or why the cell has no meaning.</summary>
internal static partial class FaultGrid
{
    private const string Kept = "a session, by one more attestation at most";
    private const string OfNextHolder = "the session of the lease's next holder";
    private const string OfNextProcess = "the next process serves what is stored";
    private const string FromMemory = "the session in memory; without one,";
    private const string InMemory = "the session, from memory until it is stored";

    private static readonly GridStage[] s_requests = [GridStage.Page, GridStage.Interpreter, GridStage.AttGet, GridStage.Create, GridStage.GenerateIT];
    private static readonly GridStage[] s_scripts = [GridStage.Engine, GridStage.Snapshot, GridStage.Mint];
    private static readonly GridStage[] s_stores = [GridStage.StoreRead, GridStage.StoreWrite, GridStage.StoreList, GridStage.Lease];
    private static readonly GridStage[] s_files = [GridStage.InterpreterCache, GridStage.BreakerFile];

    private static readonly GridFault[] s_hostile = [GridFault.EndlessLoop, GridFault.MemoryBomb, GridFault.DeepRecursion];
    private static readonly GridFault[] s_clock = [GridFault.ClockSetBack, GridFault.ClockSetForward];
    private static readonly GridFault[] s_disk = [GridFault.DiskFull, GridFault.NoPermission];

    private static readonly GridFault[] s_network =
    [
        GridFault.Refused,
        GridFault.Reset,
        GridFault.TooManyRequestsWithRetryAfter,
        GridFault.TooManyRequests,
        GridFault.ServerError,
        GridFault.Redirect,
    ];

    // Made when it is first asked for: by then the tables of all parts of this class are there.
    private static readonly Lazy<IReadOnlyList<GridEntry>> s_entries = new(static () =>
        [
            .. Requests(),
            .. Engine(),
            .. Snapshot(),
            .. Mint(),
            .. Stores(),
            .. Read(),
            .. Write(),
            .. List(),
            .. Lease(),
            .. InterpreterCache(),
            .. BreakerFile(),
            .. Meaningless(),
        ]
    );

    /// <summary>All cells, those that are alike together.</summary>
    public static IReadOnlyList<GridEntry> Entries => s_entries.Value;

    private static IEnumerable<GridEntry> Meaningless() =>
        [
            None([GridStage.Page, GridStage.Interpreter, GridStage.AttGet, GridStage.Create], [GridFault.Expired], "what it gives is used at once"),
            None([GridStage.Page, GridStage.AttGet, GridStage.GenerateIT], [GridFault.WrongHash], "nothing announces a hash of it"),
            None([.. s_requests, .. s_stores, .. s_files], s_hostile, "runs no script"),
            None([.. s_requests, .. s_scripts], s_disk, "writes nothing; the interpreter cache and the breaker's file do"),
            None([.. s_requests, .. s_scripts], [GridFault.ContainerMissing], "asks no store"),
            None([GridStage.Engine], [.. s_network.Except([GridFault.Refused])], "is not asked over a network"),
            None([GridStage.Snapshot, GridStage.Mint], s_network, "is made in a script world, not asked for over a network"),
            None([GridStage.Engine], [GridFault.Truncated, GridFault.Undecompressable, GridFault.WrongHash], "what it runs has the hash that was announced"),
            None([GridStage.Snapshot, GridStage.Mint], [GridFault.Undecompressable, GridFault.WrongHash], "is neither compressed nor announced by a hash"),
            None([GridStage.Engine, GridStage.Snapshot], [GridFault.Expired], "has no lifetime of its own"),
            None(s_stores, [GridFault.WrongHash], "a record carries no hash; one that is altered is garbage"),
            None([GridStage.StoreWrite, GridStage.StoreList], [GridFault.Expired], "what is written is new, and a list has no lifetime"),
            None([GridStage.StoreList], s_clock, "names have no time"),
            None([GridStage.StoreRead, GridStage.StoreList], [GridFault.LeaseLost], "needs no lease"),
            None([GridStage.StoreRead, GridStage.StoreList], [GridFault.Killed], "changes nothing"),
            None(s_files, s_network, "is a file of this machine"),
            None(s_files, [GridFault.Undecompressable], "is not compressed"),
            None([GridStage.InterpreterCache], [GridFault.Expired, .. s_clock], "is kept by hash, not by time"),
            None([GridStage.BreakerFile], [GridFault.WrongHash], "carries no hash"),
            None(s_files, [GridFault.LeaseLost], "needs no lease"),
        ];

    private static GridEntry Is(GridStage stage, GridFault fault, string seen, params GridTest[] tests) => new([stage], [fault], seen, tests, null);

    private static GridEntry Is(GridStage[] stages, GridFault[] faults, string seen, params GridTest[] tests) => new(stages, faults, seen, tests, null);

    private static GridEntry None(GridStage[] stages, GridFault[] faults, string reason) => new(stages, faults, null, [], reason);

    private static GridTest Test(string name, string? row = null) => new(name.Split('.')[0], name.Split('.')[1], row);

    private static string Id(string errorId) => $"`{errorId}`";

    private static string Hours(GridFault clock, int factor) => (clock == GridFault.ClockSetBack ? -factor : factor).ToString(CultureInfo.InvariantCulture);
}
