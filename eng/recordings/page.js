// The page's side of a challenge, the same in Chromium, in both engines and in the benchmarks: the entry point with its nine arguments, then snapshots.
({
  load(name, program) {
    return new Promise((resolve, reject) => {
      const nothing = () => {};
      const loggers = [nothing, nothing, nothing, nothing, nothing];
      const ready = take => {
        this.take = take;
        resolve();
      };
      const answer = globalThis[name].a(program, ready, true, undefined, nothing, [[], []], undefined, false, loggers);
      if (typeof answer === 'string') reject(new Error(answer));
    });
  },
  snapshot() {
    return new Promise(resolve => this.take(resolve, [{}, undefined, [], undefined]));
  },
})
