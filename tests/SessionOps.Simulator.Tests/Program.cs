// Another process that refreshes a session, for tests that kill it in the middle.
await using var service = SessionOps.SessionOpsClient.Create(SessionOps.SessionOpsSettings.FromEnvironment());
await foreach (var session in service.RefreshAsync("default", force: true, progress: null, CancellationToken.None))
    Console.WriteLine(session.VisitorData);
