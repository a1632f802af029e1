using SessionOps.Scripting;

namespace SessionOps.Engines.V8;

/// <summary>A world's options on their way to the worker.</summary>
internal static class WorkerOptions
{
    public static void Write(BinaryWriter writer, ScriptWorldOptions options)
    {
        writer.WriteText(options.PageUrl.AbsoluteUri);
        writer.WriteText(options.Profile.UserAgent);
        writer.WriteText(string.Join('\n', options.Profile.Languages));
        writer.Write(options.TrapGaps);
        writer.Write(options.Limits.Timeout.Ticks);
        writer.Write(options.Limits.MaxSlowdown);
        writer.Write(options.Limits.MemoryBytes);
        writer.Write(options.Limits.StackBytes);
    }

    public static ScriptWorldOptions Read(BinaryReader reader) =>
        new()
        {
            PageUrl = new Uri(reader.ReadText()),
            Profile = new BrowserProfile { UserAgent = reader.ReadText(), Languages = reader.ReadText().Split('\n') },
            TrapGaps = reader.ReadBoolean(),
            Limits = new ScriptLimits
            {
                Timeout = new TimeSpan(reader.ReadInt64()),
                MaxSlowdown = reader.ReadInt32(),
                MemoryBytes = reader.ReadInt64(),
                StackBytes = reader.ReadInt32(),
            },
        };
}
