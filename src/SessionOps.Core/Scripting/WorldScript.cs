namespace SessionOps.Scripting;

/// <summary>The script that joins a world to its host: it keeps the built-ins that it needs before any other script can replace them.</summary>
internal static class WorldScript
{
    internal static readonly ScriptSource Source = new("sessionops:world", /* lang=js */ """
        (function () {
          'use strict';
          const { apply } = Reflect, S = String;
          const pending = 0, done = 1, failed = 2;
          const describe = error => {
            try {
              if (typeof error === 'object' && error !== null) {
                const { name, message } = error;
                if (typeof message === 'string') return typeof name === 'string' && name ? name + ': ' + message : message;
              }
              return S(error);
            } catch {
              return 'a value that cannot be described';
            }
          };
          // await takes a promise as it is, even where the page has replaced then() or Promise.
          const follow = async (value, settle, fail) => {
            try {
              settle(await value);
            } catch (error) {
              fail(error);
            }
          };
          return {
            describe,
            environment(create, host, profile, timeOrigin, trapGaps) {
              const { now, randomHex, reportGap, defineLazy } = host;
              return create({
                profile,
                timeOrigin,
                now: () => now(),
                randomHex: count => randomHex(count),
                reportGap: trapGaps ? (target, member) => { reportGap(S(target), S(member)); } : null,
                defineLazy,
              });
            },
            start(target, name, ...args) {
              const call = { state: pending, value: undefined };
              const settle = value => { call.state = done; call.value = value; };
              const fail = error => { call.value = describe(error); call.state = failed; };
              try {
                const value = apply(target[name], target, args);
                if (typeof value === 'object' && value !== null)
                  follow(value, settle, fail);
                else
                  settle(value);
              } catch (error) {
                fail(error);
              }
              return call;
            },
            state: call => call.state,
            value: call => call.value,
            runDue(pump) {
              const next = pump.runDue();
              return typeof next === 'number' ? next : -1;
            },
          };
        })()
        """);
}
