return { runDue };
