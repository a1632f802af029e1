using SessionOps.Core.Tests.Sessions;
using StoreFault = SessionOps.Core.Tests.Sessions.FaultMatrixTests.Fault;
using StoreMatrix = SessionOps.Core.Tests.Sessions.FaultMatrixTests;

namespace SessionOps.Core.Tests.Faults;

/// <content>The store, and the files beside it.</content>
internal static partial class FaultGrid
{
    private const string BlobTest = "BlobFaultMatrixTests.Each_call_ends_in_its_error_and_loses_nothing";
    private const string GoodTest = "FaultMatrixTests.A_good_session_and_its_minter_serve_on";
    private const string ColdTest = "FaultMatrixTests.A_cold_process_serves_what_is_stored_or_says_why_not";
    private const string FirstTest = "FaultMatrixTests.A_first_session_is_kept_or_refused_by_a_typed_error";
    private const string NewTest = "FaultMatrixTests.A_new_session_is_kept_or_refused_by_a_typed_error";
    private const string ListTest = "FaultMatrixTests.A_list_that_fails_is_an_error_for_listing_and_refreshing";
    private const string DiskTest = "FileStoreDiskTests.What_is_stored_stays_and_is_read_and_what_is_written_is_refused_whole";
    private const string ClockTest = "SessionStoreContract.A_clock_that_is_set_neither_loses_a_lease_nor_gives_it_to_others";

    // As the blob store meets them, and what they are to a session: one kind of error each.
    private static readonly (GridFault Fault, string Blob, StoreFault Store)[] s_answersOfStores =
    [
        (GridFault.Refused, "Refused", StoreFault.Refused),
        (GridFault.Reset, "Reset", StoreFault.Refused),
        (GridFault.Slow, "Slow", StoreFault.Slow),
        (GridFault.TooManyRequestsWithRetryAfter, "TooManyWithRetryAfter", StoreFault.Refused),
        (GridFault.TooManyRequests, "TooManyWithoutRetryAfter", StoreFault.Refused),
        (GridFault.ServerError, "ServerError", StoreFault.Refused),
        (GridFault.Truncated, "Truncated", StoreFault.Refused),
        (GridFault.WrongType, "WrongType", StoreFault.Refused),
        (GridFault.Garbage, "Garbage", StoreFault.Corrupt),
        (GridFault.Undecompressable, "Undecompressable", StoreFault.Corrupt),
        (GridFault.Redirect, "Redirect", StoreFault.Denied),
    ];

    private static IEnumerable<GridEntry> Stores()
    {
        foreach (var (fault, blob, store) in s_answersOfStores)
        {
            // Only what is read can be read as a damaged record; of what else is answered with garbage nobody knows what it did.
            var other = store == StoreFault.Corrupt ? StoreFault.Refused : store;
            yield return Is(
                GridStage.StoreRead,
                fault,
                $"{FromMemory} {Id(StoreMatrix.SeenByACold(StoreCall.Read, store, isStored: true)!)}",
                Test(BlobTest, $"Fault.{blob}"),
                Test(GoodTest, $"{StoreCall.Read}, {store}"),
                Test(ColdTest, $"{StoreCall.Read}, {store}")
            );
            yield return Is(
                GridStage.StoreWrite,
                fault,
                StoreMatrix.SeenWhenCreating(StoreCall.Write, other) is { } errorId ? Id(errorId) : InMemory,
                Test(BlobTest, $"Fault.{blob}"),
                Test(NewTest, $"{StoreCall.Write}, {other}"),
                Test(FirstTest, $"{StoreCall.LeaseWrite}, {other}")
            );
            yield return Is(GridStage.StoreList, fault, Id(ErrorIds.StoreUnavailable), Test(BlobTest, $"Fault.{blob}"), Test(ListTest, $"{other}"));
            yield return Is(
                GridStage.Lease,
                fault,
                $"{FromMemory} {Id(StoreMatrix.SeenByACold(StoreCall.Lease, other, isStored: false)!)}",
                Test(BlobTest, $"Fault.{blob}"),
                Test(GoodTest, $"{StoreCall.Lease}, {other}"),
                Test(FirstTest, $"{StoreCall.Lease}, {other}")
            );
        }
    }

    private static IEnumerable<GridEntry> Read() =>
        [
            Is(GridStage.StoreRead, GridFault.Expired, "a new session", Test("SessionServiceTests.An_expired_session_is_obtained_anew")),
            Is(
                GridStage.StoreRead,
                GridFault.ClockSetBack,
                "what is stored",
                Test("ClockTests.A_replaced_session_is_not_served_on_by_a_clock_that_was_set_back", "-24")
            ),
            Is(
                GridStage.StoreRead,
                GridFault.ClockSetForward,
                Kept,
                Test("ClockTests.A_clock_that_jumps_forward_costs_one_attestation"),
                Test("ClockTests.A_session_of_a_peer_whose_clock_is_a_year_ahead_is_replaced")
            ),
            Is(GridStage.StoreRead, GridFault.DiskFull, "what is stored", Test(DiskTest, "InlineData(true)")),
            Is(
                GridStage.StoreRead,
                GridFault.NoPermission,
                $"{FromMemory} {Id(StoreMatrix.SeenByACold(StoreCall.Read, StoreFault.Denied, isStored: true)!)}",
                Test(DiskTest, "InlineData(false)"),
                Test(ColdTest, $"{StoreCall.Read}, {StoreFault.Denied}")
            ),
            Is(
                GridStage.StoreRead,
                GridFault.ContainerMissing,
                $"{FromMemory} {Id(ErrorIds.StoreUnavailable)} once",
                Test(BlobTest, "Fault.ContainerMissing"),
                Test("BlobStoreFailureTests.A_container_that_was_deleted_is_created_again"),
                Test("FileSessionStoreTests.A_folder_that_goes_away_under_a_holder_is_made_again_by_the_next")
            ),
        ];

    private static IEnumerable<GridEntry> Write() =>
        [
            Is([GridStage.StoreWrite], s_clock, "what is written", Test(ClockTest)),
            Is(GridStage.StoreWrite, GridFault.DiskFull, InMemory, Test(DiskTest, "InlineData(true)"), Test(NewTest, $"{StoreCall.Write}, DiskFull")),
            Is(GridStage.StoreWrite, GridFault.NoPermission, InMemory, Test(DiskTest, "InlineData(false)"), Test(NewTest, $"{StoreCall.Write}, Denied")),
            Is(
                GridStage.StoreWrite,
                GridFault.ContainerMissing,
                InMemory,
                Test("BlobLeaseTests.A_container_that_goes_away_under_a_holder_is_no_lost_lease"),
                Test("FileSessionStoreTests.A_folder_that_goes_away_under_a_holder_is_made_again_by_the_next"),
                Test(FirstTest, $"{StoreCall.LeaseWrite}, Denied")
            ),
            Is(
                GridStage.StoreWrite,
                GridFault.LeaseLost,
                OfNextHolder,
                Test("BlobLeaseTests.What_somebody_writes_between_the_last_renewal_and_the_write_stays"),
                Test("FileSessionStoreTests.What_somebody_writes_in_the_middle_of_a_holders_write_stays"),
                Test(GoodTest, $"{StoreCall.LeaseWrite}, Conflict")
            ),
            Is(
                GridStage.StoreWrite,
                GridFault.Killed,
                OfNextProcess,
                Test(KilledTest, "\"StoreWrite\""),
                Test("FileStoreProcessTests.A_writer_that_is_killed_at_any_moment_leaves_a_whole_session"),
                Test("BlobStoreProcessTests.A_writer_that_is_killed_at_any_moment_leaves_a_whole_session")
            ),
        ];

    private static IEnumerable<GridEntry> List() =>
        [
            Is(GridStage.StoreList, GridFault.DiskFull, "the list", Test(DiskTest, "InlineData(true)")),
            Is(
                GridStage.StoreList,
                GridFault.NoPermission,
                $"the list, or {Id(ErrorIds.StoreUnavailable)}",
                Test(DiskTest, "InlineData(false)"),
                Test(ListTest, "Denied")
            ),
            Is(
                GridStage.StoreList,
                GridFault.ContainerMissing,
                $"{Id(ErrorIds.StoreUnavailable)} once, then an empty list",
                Test(BlobTest, "Fault.ContainerMissing"),
                Test("SessionStoreContract.An_empty_store_lists_nothing")
            ),
        ];

    private static IEnumerable<GridEntry> Lease() =>
        [
            Is(
                GridStage.Lease,
                GridFault.Expired,
                OfNextHolder,
                Test("BlobLeaseTests.A_lease_that_was_not_renewed_in_time_is_lost_without_asking"),
                Test("BlobStoreProcessTests.A_holder_that_was_suspended_overwrites_nothing"),
                Test("FileStoreProcessTests.A_holder_that_was_suspended_overwrites_nothing")
            ),
            .. s_clock.Select(clock =>
                Is(
                    GridStage.Lease,
                    clock,
                    "nothing",
                    Test(ClockTest, $"InlineData({Hours(clock, 1)})"),
                    Test(ClockTest, $"InlineData({Hours(clock, 24)} * 365)")
                )
            ),
            .. s_disk.Select(disk =>
                Is(
                    GridStage.Lease,
                    disk,
                    $"{FromMemory} {Id(ErrorIds.StoreUnavailable)}",
                    Test("FileStoreDiskTests.A_lease_is_given_or_refused_by_a_typed_error", $"InlineData({(disk == GridFault.DiskFull ? "true" : "false")})"),
                    Test("FileStoreDiskTests.A_refresh_loses_neither_the_session_nor_the_lease"),
                    Test(FirstTest, $"{StoreCall.Lease}, {(disk == GridFault.DiskFull ? StoreFault.DiskFull : StoreFault.Denied)}")
                )
            ),
            Is(
                GridStage.Lease,
                GridFault.ContainerMissing,
                $"{FromMemory} {Id(ErrorIds.StoreUnavailable)} once",
                Test(BlobTest, "Fault.ContainerMissing"),
                Test("FileSessionStoreTests.A_folder_that_goes_away_under_a_holder_is_made_again_by_the_next")
            ),
            Is(
                GridStage.Lease,
                GridFault.LeaseLost,
                OfNextHolder,
                Test("BlobLeaseTests.A_lease_that_another_took_over_writes_nothing_and_is_lost"),
                Test("FileSessionStoreTests.A_lease_whose_lock_file_was_deleted_is_lost")
            ),
            Is(
                GridStage.Lease,
                GridFault.Killed,
                OfNextProcess,
                Test("FileStoreProcessTests.A_killed_holder_loses_the_lease_at_once"),
                Test("BlobLeaseTakeoverTests.A_killed_holder_loses_the_lease_within_its_time_and_a_living_one_keeps_it")
            ),
        ];

    private static IEnumerable<GridEntry> InterpreterCache()
    {
        const string Again = "nothing; it is downloaded again";
        const string DiskOfCache = "InterpreterClientTests.A_disk_that_is_full_or_protected_keeps_what_it_has_and_gets_no_beginnings";
        return
        [
            Is(
                [GridStage.InterpreterCache],
                [GridFault.Slow, GridFault.WrongType],
                Again,
                Test("InterpreterClientTests.A_pipe_in_the_place_of_a_kept_script_holds_nobody_up")
            ),
            Is(
                [GridStage.InterpreterCache],
                [GridFault.Truncated, GridFault.Garbage, GridFault.WrongHash],
                Again,
                Test("InterpreterClientTests.What_was_changed_on_disk_is_not_run")
            ),
            Is(GridStage.InterpreterCache, GridFault.DiskFull, Again, Test(DiskOfCache, "True")),
            Is(GridStage.InterpreterCache, GridFault.NoPermission, Again, Test(DiskOfCache, "False")),
            Is(
                GridStage.InterpreterCache,
                GridFault.ContainerMissing,
                Again,
                Test("StageFaultTests.A_cache_folder_that_goes_away_in_the_middle_costs_nothing")
            ),
            Is(GridStage.InterpreterCache, GridFault.Killed, Again, Test("InterpreterClientTests.Few_scripts_are_kept_and_what_was_left_unfinished_goes")),
        ];
    }

    private static IEnumerable<GridEntry> BreakerFile()
    {
        const string Nothing = "nothing; the cool-down holds in memory";
        const string DiskOfBreaker = "AttestationBreakerTests.Holds_in_memory_while_the_disk_is_full_or_protected_and_is_shared_again_afterwards";
        const string Unbelievable = "AttestationBreakerTests.A_state_that_no_breaker_wrote_leaves_it_closed_and_working";
        const string Clock = "AttestationBreakerTests.A_clock_that_is_set_makes_the_cool_down_neither_longer_nor_shorter";
        return
        [
            Is(GridStage.BreakerFile, GridFault.Slow, Nothing, Test("AttestationBreakerTests.Is_not_held_up_by_a_pipe_in_the_place_of_its_file")),
            Is(GridStage.BreakerFile, GridFault.Truncated, Nothing, Test(Unbelievable, "{\"failures\":3,")),
            Is(GridStage.BreakerFile, GridFault.WrongType, Nothing, Test(Unbelievable, "[]")),
            Is(GridStage.BreakerFile, GridFault.Garbage, Nothing, Test(Unbelievable, "\0\u0001\u0002")),
            Is(
                GridStage.BreakerFile,
                GridFault.Expired,
                "the next attestation",
                Test("AttestationBreakerTests.Opens_after_the_third_failure_and_tries_again_after_the_cool_down")
            ),
            .. s_clock.Select(clock =>
                Is(
                    GridStage.BreakerFile,
                    clock,
                    $"{Id(ErrorIds.CoolingDown)} for as long as without",
                    Test(Clock, Hours(clock, 1)),
                    Test(Clock, Hours(clock, 24 * 365))
                )
            ),
            Is(GridStage.BreakerFile, GridFault.DiskFull, Nothing, Test(DiskOfBreaker, "True")),
            Is(GridStage.BreakerFile, GridFault.NoPermission, Nothing, Test(DiskOfBreaker, "False")),
            Is(
                GridStage.BreakerFile,
                GridFault.ContainerMissing,
                Nothing,
                Test("AttestationBreakerTests.An_attestation_ends_well_although_the_folder_went_away_meanwhile"),
                Test("StageFaultTests.A_cache_folder_that_goes_away_in_the_middle_costs_nothing")
            ),
            Is(
                GridStage.BreakerFile,
                GridFault.Killed,
                "the next process counts it as failed",
                Test("AttestationBreakerTests.Attestations_with_which_their_processes_ended_count_as_failed")
            ),
        ];
    }
}
