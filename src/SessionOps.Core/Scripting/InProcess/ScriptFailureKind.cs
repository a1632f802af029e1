namespace SessionOps.Scripting;

/// <summary>Why a script failed.</summary>
public enum ScriptFailureKind
{
    /// <summary>It threw or could not be parsed; the world is intact.</summary>
    Threw,

    /// <summary>It recursed too deeply and got the RangeError that browsers give; the world is intact.</summary>
    Stack,

    /// <summary>It was cut short for the memory that it used.</summary>
    Memory,

    /// <summary>It was cut short for what its world keeps alive.</summary>
    Retained,

    /// <summary>It was cut short for the number of its statements.</summary>
    Statements,

    /// <summary>It was cut short for its time, or because the caller asked for it.</summary>
    Interrupted,
}
