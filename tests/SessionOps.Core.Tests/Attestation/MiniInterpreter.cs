using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SessionOps.InnerTube;

namespace SessionOps.Core.Tests.Attestation;

/// <summary>A challenge script of a few lines with BotGuard's calling convention; its program says what it does.</summary>
internal static class MiniInterpreter
{
    public const string GlobalName = "mini";

    public const string Script = """
        globalThis.mini = {
          a(program, setup, flag, element, telemetry, arrays, nothing, off, loggers) {
            if (program === 'throws') throw new TypeError('program is broken');
            if (program === 'string') return 'E:1';
            if (arguments.length !== 9 || flag !== true || off !== false || loggers.length !== 5) return;
            loggers[0]('event', 12); loggers[1](7); loggers[2](100); loggers[3](3.5); loggers[4]('k'); telemetry(2, true, false);
            const snapshot = (callback, [binding, timestamp, signals, skip]) => {
              if (program === 'loop') for (;;) {}
              if (program === 'never') return;
              if (program === 'error') return callback('E:42');
              if (program === 'number') return callback(42);
              if (program === 'megabytes') return callback('x'.repeat(1500000));
              if (program !== 'empty') signals.push((integrity) => program === 'refuses' ? undefined : (content) => {
                if (program === 'mints-nothing') return undefined;
                if (program === 'mints-text') return 'text';
                if (program === 'mints-empty') return new Uint8Array(0);
                if (program === 'mints-detached') { const token = new Uint8Array(100); token.buffer.transfer(); return token; }
                if (program === 'mints-megabytes') return new Uint8Array(1500000);
                if (program === 'mints-error') return new Uint8Array([42, 130, 0, 15, 66, 87]);
                return new Uint8Array([...integrity, ...content]);
              });
              callback('$' + JSON.stringify({ binding, eventId: yt.config_.EVENT_ID, experiments: arrays, text: nothing }));
              if (program === 'replaces-stringify') JSON.stringify = JSON.parse = () => { throw new Error('no'); };
              if (program === 'replaces-tojson') Object.prototype.toJSON = () => 5;
              if (program === 'throws-tojson') Object.prototype.toJSON = () => { throw new Error('no'); };
              if (program === 'reports-no-number') loggers[2](Infinity);
            };
            Promise.resolve().then(() => setup(snapshot, () => {}, () => {}, () => {}));
            return [() => '$'];
          },
        };
        """;

    public static string Hash { get; } = Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(Script)));

    public static Challenge Challenge(string program, string globalName = GlobalName) =>
        new()
        {
            Source = ChallengeSource.Page,
            InterpreterScript = Script,
            InterpreterHash = Hash,
            Program = program,
            GlobalName = globalName,
        };

    public static YouTubePage Page { get; } =
        new()
        {
            Url = new Uri("https://www.youtube.com/"),
            VisitorData = "visitor",
            Client = new YouTubeClient("WEB", "2.20260901.00.00", "Mozilla/5.0 Mini", "en", "US"),
            ConfigJson = """{"EVENT_ID":"event1"}""",
        };
}
