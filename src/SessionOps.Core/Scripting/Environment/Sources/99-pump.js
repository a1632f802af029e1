return { runTask, window: global, document };
