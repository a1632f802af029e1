return { runDue() { return -1; } };
