return { runTask };
