using SessionOps.Core.Tests.Http.Faults;

namespace SessionOps.Core.Tests.Faults;

/// <content>The stages of an attestation.</content>
internal static partial class FaultGrid
{
    private const string RequestTest = "StageFaultTests.A_request_that_goes_wrong_costs_nothing_that_is_there";
    private const string ScriptTest = "StageFaultTests.A_script_that_goes_wrong_costs_nothing_that_is_there";
    private const string WarmMinterTest = "StageFaultTests.A_warm_minter_that_goes_wrong_is_replaced_once_and_ended";
    private const string KilledTest = "KilledProcessTests.The_next_process_serves_what_is_stored_and_refreshes_it";

    private static readonly (GridFault Fault, string Name)[] s_answers =
    [
        (GridFault.Reset, "the connection is reset"),
        (GridFault.Slow, "no answer"),
        (GridFault.TooManyRequestsWithRetryAfter, "429 with Retry-After"),
        (GridFault.TooManyRequests, "429 without Retry-After"),
        (GridFault.ServerError, "500"),
        (GridFault.Truncated, "half a body"),
        (GridFault.WrongType, "a picture"),
        (GridFault.Garbage, "garbage"),
        (GridFault.Undecompressable, "damaged gzip"),
        (GridFault.Redirect, "a redirect elsewhere"),
    ];

    private static IEnumerable<GridEntry> Requests()
    {
        foreach (var at in s_requests)
        {
            var stage = Enum.Parse<Stage>(at.ToString());
            yield return Is(
                at,
                GridFault.Refused,
                Seen(StageFaultTests.SeenOf(stage, ErrorIds.Unreachable)),
                Test("FaultMatrixTests.Nobody_listening_is_unreachable_at_each_stage"),
                Test("StageFaultTests.A_request_that_is_refused_costs_nothing_that_is_there", $"{stage}")
            );
            foreach (var (fault, name) in s_answers)
                yield return Is(
                    at,
                    fault,
                    Seen(StageFaultTests.Seen(stage, Fault.All.Single(candidate => candidate.Name == name))),
                    Test("FaultMatrixTests.Ends_in_its_error", $"{stage}, {name}"),
                    Test(RequestTest, $"{stage}, {name}")
                );
            foreach (var entry in Moment(at, $"{stage}", $"\"{stage}\""))
                yield return entry;
        }

        yield return Is(
            GridStage.Interpreter,
            GridFault.WrongHash,
            Id(ErrorIds.InterpreterHashMismatch),
            Test("InterpreterClientTests.Another_script_than_the_announced_one_is_not_run_and_not_kept"),
            Test("FaultTests.Ends_in_its_error", "FaultKind.WrongHash")
        );
        yield return Is(
            GridStage.Create,
            GridFault.WrongHash,
            Id(ErrorIds.InterpreterHashMismatch),
            Test("InterpreterClientTests.An_inline_script_is_verified_too")
        );
        yield return Is(
            GridStage.GenerateIT,
            GridFault.Expired,
            Id(ErrorIds.NoIntegrityToken),
            Test("AttestationDeskTests.A_snapshot_that_comes_late_is_told_so"),
            Test("FaultTests.Ends_in_its_error", "FaultKind.NullIntegrityToken"),
            Test("AttestationClientTests.A_null_integrity_token_is_a_failure")
        );
    }

    private static IEnumerable<GridEntry> Engine() =>
        [
            Is(GridStage.Engine, GridFault.Refused, Id(ErrorIds.EngineUnavailable), Script("world", ErrorIds.EngineUnavailable)),
            Is(GridStage.Engine, GridFault.Slow, Id(ErrorIds.TimedOut), Script("world", "never", ErrorIds.TimedOut)),
            Is(
                GridStage.Engine,
                GridFault.WrongType,
                Id(ErrorIds.ScriptFailed),
                Script("load", "ELIU", ErrorIds.ScriptFailed),
                Test("BotGuardClientTests.An_interpreter_under_another_name_is_refused")
            ),
            Is(
                GridStage.Engine,
                GridFault.Garbage,
                Id(ErrorIds.ScriptFailed),
                Script("run", ErrorIds.ScriptFailed),
                Test("HostileScriptTests.Reports_a_script_that_cannot_be_parsed"),
                Test("FaultTests.Ends_in_its_error", "FaultKind.SyntaxError")
            ),
            Is(
                GridStage.Engine,
                GridFault.EndlessLoop,
                Id(ErrorIds.ScriptLimitExceeded),
                Script("run", ErrorIds.ScriptLimitExceeded),
                Test("HostileScriptTests.Cuts_an_endless_script_short"),
                Test("FaultTests.What_never_ends_is_ended_by_a_limit", "FaultKind.EndlessLoop")
            ),
            Is(
                GridStage.Engine,
                GridFault.MemoryBomb,
                Id(ErrorIds.ScriptLimitExceeded),
                Script("run", ErrorIds.ScriptLimitExceeded),
                Test("HostileScriptTests.Ends_a_script_that_wants_all_memory"),
                Test("FaultTests.What_never_ends_is_ended_by_a_limit", "FaultKind.MemoryBomb")
            ),
            Is(
                GridStage.Engine,
                GridFault.DeepRecursion,
                Id(ErrorIds.ScriptLimitExceeded),
                Script("run", ErrorIds.ScriptLimitExceeded),
                Test("HostileScriptTests.Survives_deep_recursion"),
                Test("FaultTests.Ends_in_its_error", "FaultKind.EndlessRecursion")
            ),
            .. Moment(
                GridStage.Engine,
                "world",
                "\"Engine\"",
                Test("V8ProcessHostileScriptTests.Tells_every_call_when_the_process_is_killed_from_outside_and_starts_another_for_the_next_world")
            ),
        ];

    private static IEnumerable<GridEntry> Snapshot() =>
        [
            Is(
                GridStage.Snapshot,
                GridFault.Slow,
                Id(ErrorIds.TimedOut),
                Script("snapshot", "never", ErrorIds.TimedOut),
                Test("BotGuardClientTests.A_snapshot_that_does_not_end_is_ended", "never")
            ),
            Is(GridStage.Snapshot, GridFault.Truncated, Id(ErrorIds.ChallengeRejected), Script("snapshot", "ok", ErrorIds.ChallengeRejected)),
            Is(
                GridStage.Snapshot,
                GridFault.WrongType,
                Id(ErrorIds.ChallengeRejected),
                Script("snapshot", "BSO", ErrorIds.ChallengeRejected),
                Test("BotGuardClientTests.An_answer_that_is_no_snapshot_is_an_error", $"number, {ErrorIds.ChallengeRejected}")
            ),
            Is(GridStage.Snapshot, GridFault.Garbage, Id(ErrorIds.ChallengeRejected), Script("snapshot", "okE:1", ErrorIds.ChallengeRejected)),
            Is(
                GridStage.Snapshot,
                GridFault.EndlessLoop,
                Id(ErrorIds.ScriptLimitExceeded),
                Script("snapshot", ErrorIds.ScriptLimitExceeded),
                Test("BotGuardClientTests.A_snapshot_that_does_not_end_is_ended", "loop"),
                Test("HostileScriptTests.Cuts_an_endless_call_short_and_leaves_the_world_stopped")
            ),
            Is(
                GridStage.Snapshot,
                GridFault.MemoryBomb,
                Id(ErrorIds.ScriptLimitExceeded),
                Script("snapshot", ErrorIds.ScriptLimitExceeded),
                Test("HostileScriptTests.Ends_a_script_that_wants_all_memory")
            ),
            Is(
                GridStage.Snapshot,
                GridFault.DeepRecursion,
                Id(ErrorIds.ScriptLimitExceeded),
                Script("snapshot", ErrorIds.ScriptLimitExceeded),
                Test("HostileScriptTests.Survives_deep_recursion")
            ),
            .. Moment(GridStage.Snapshot, "snapshot", "\"Snapshot\""),
        ];

    private static IEnumerable<GridEntry> Mint() =>
        [
            Is(GridStage.Mint, GridFault.Slow, Id(ErrorIds.TimedOut), Script("mint", "never", ErrorIds.TimedOut)),
            Is(
                GridStage.Mint,
                GridFault.Truncated,
                Id(ErrorIds.MintFailed),
                Script("mint", "YNJ", ErrorIds.MintFailed),
                Test("AttestationClientTests.What_the_script_mints_is_a_token_or_an_error", "mints-empty")
            ),
            Is(GridStage.Mint, GridFault.WrongType, Id(ErrorIds.MintFailed), Script("mint", "text", ErrorIds.MintFailed)),
            Is(
                GridStage.Mint,
                GridFault.Garbage,
                Id(ErrorIds.MintFailed),
                Test("AttestationClientTests.What_the_script_mints_is_a_token_or_an_error", "mints-error")
            ),
            Is(
                [GridStage.Mint],
                s_hostile,
                $"{Id(ErrorIds.ScriptLimitExceeded)}; a warm minter is replaced once",
                Script("mint", ErrorIds.ScriptLimitExceeded),
                Test(WarmMinterTest, ErrorIds.ScriptLimitExceeded),
                Test("HostileScriptTests.Cuts_an_endless_call_short_and_leaves_the_world_stopped"),
                Test("JintHostileScriptTests.Stops_a_world_that_keeps_more_memory_with_every_call"),
                Test("HostileScriptTests.Stays_usable_after_an_error_of_the_script_itself")
            ),
            Is(
                GridStage.Mint,
                GridFault.Expired,
                "a token, by a new attestation",
                Test("SessionServiceTests.An_expired_session_is_obtained_anew"),
                Test("ClockTests.A_minter_ends_with_its_lifetime_although_the_clock_was_set_back")
            ),
            .. Moment(GridStage.Mint, "mint", "\"StoreWrite\""),
        ];

    // What comes from outside, in the middle of a stage.
    private static IEnumerable<GridEntry> Moment(GridStage stage, string moment, string killedRow, params GridTest[] killed) =>
        [
            .. s_clock.Select(clock =>
                Is(
                    stage,
                    clock,
                    Kept,
                    Test("StageFaultTests.A_clock_that_jumps_in_the_middle_costs_one_more_attestation_at_most", $"{moment}, {Hours(clock, 1)}"),
                    Test("StageFaultTests.A_clock_that_jumps_in_the_middle_costs_one_more_attestation_at_most", $"{moment}, {Hours(clock, 24 * 365)}")
                )
            ),
            Is(
                stage,
                GridFault.LeaseLost,
                OfNextHolder,
                Test("StageFaultTests.A_lease_that_is_lost_in_the_middle_leaves_the_session_of_its_next_holder", moment)
            ),
            Is([stage], [GridFault.Killed], OfNextProcess, [Test(KilledTest, killedRow), .. killed]),
        ];

    private static GridTest Script(string call, string errorId) => Script(call, errorId, errorId);

    private static GridTest Script(string call, string fault, string errorId) => Test(ScriptTest, $"{call}, {fault}, {errorId}");

    private static string Seen(string? errorId) => errorId is null ? "a session, with the next source's challenge" : Id(errorId);
}
