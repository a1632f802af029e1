using System.Text;
using SessionOps.Simulator.Faults;

namespace SessionOps.Simulator.Endpoints;

/// <summary>The simulator's state and controls, for tools and CI.</summary>
internal static class SimulatorEndpoints
{
    public static void MapSimulator(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(
            "/simulator/state",
            (SimulatorState state) =>
                TypedResults.Ok(
                    new StateReport(
                        state.Pages,
                        state.Interpreters,
                        state.Attestations,
                        state.Granted,
                        state.AttestationGets,
                        state.Creates,
                        state.Players,
                        state.MediaRequests,
                        state.LastRefusal
                    )
                )
        );
        routes.MapGet("/simulator/faults", (FaultSwitches faults) => TypedResults.Ok(faults.All));
        routes.MapPut(
            "/simulator/faults",
            (FaultSwitches faults, Fault[] wanted) =>
            {
                try
                {
                    faults.Replace(wanted);
                }
                catch (ArgumentException error)
                {
                    return Results.Problem(error.Message, statusCode: StatusCodes.Status400BadRequest);
                }

                return Results.Ok(faults.All);
            }
        );
        routes.MapPost(
            "/simulator/verify",
            (SimulatorState state, VerifyRequest request) => TypedResults.Ok(state.VerifyToken(request.Token, request.ContentBinding))
        );
        routes.MapGet("/simulator/browser", Browser);
    }

    // Runs a challenge in whatever browser opens it, so that a real one can vouch for the simulator.
    private static IResult Browser(HttpContext context, Challenger challenger)
    {
        var visit = challenger.Welcome(context, carriesChallenge: true);
        var challenge = challenger.Issue(visit.Page, context.Request.Path.Value!);
        return Results.Text(
            $$"""
            <!DOCTYPE html><html><head><meta charset="utf-8"></head><body><pre id="result">running</pre>
            <script>window.yt = { config_: { EVENT_ID: '{{visit.Page.EventId}}' } };</script>
            <script src="/js/th/{{challenge.InterpreterHash}}.js"></script>
            <script>
            (async () => {
              const show = (text) => { document.getElementById('result').textContent = text; };
              try {
                const none = () => {};
                const snapshot = await new Promise((resolve) => window['{{challenge.GlobalName}}'].a('{{challenge.Program}}', resolve, true, undefined, none, [[], []], undefined, false, [none, none, none, none, none]));
                const signals = [];
                const answer = await new Promise((resolve) => snapshot(resolve, [undefined, undefined, signals, undefined]));
                const headers = { 'content-type': 'application/json+protobuf', 'x-goog-api-key': 'browser' };
                const [token] = await (await fetch('/api/jnn/v1/GenerateIT', { method: 'POST', headers, body: JSON.stringify(['O43z0dpjhgX20SCx4KAo', answer]) })).json();
                if (!token) return show('refused: ' + (await (await fetch('/simulator/state')).json()).lastRefusal);
                const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
                const mint = await signals[0](bytes(token));
                const minted = btoa(String.fromCharCode(...await mint(new TextEncoder().encode('binding')))).replace(/\+/g, '-').replace(/\//g, '_');
                const verdict = await (await fetch('/simulator/verify', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token: minted, contentBinding: 'binding' }) })).json();
                show('minted: ' + verdict.reason);
              } catch (error) { show('failed: ' + error); }
            })();
            </script></body></html>
            """,
            "text/html",
            Encoding.UTF8
        );
    }
}
