namespace SessionOps.Scripting;

/// <summary>Why a script failed, as its virtual machine describes it.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Detail">The script's or the engine's own words, of any length and content.</param>
/// <param name="Thrown">The value that the script threw, if the engine has kept it.</param>
public readonly record struct ScriptFailure(ScriptFailureKind Kind, string Detail, object? Thrown = null)
{
    // A RangeError with this text is what both engines throw when the stack ends; a script that forges it gains nothing.
    private const string StackMessage = "RangeError: Maximum call stack size exceeded";

    /// <summary>Tells an exhausted stack from any other thrown value by its description.</summary>
    public static ScriptFailure FromDescription(string description) =>
        new(description.StartsWith(StackMessage, StringComparison.Ordinal) ? ScriptFailureKind.Stack : ScriptFailureKind.Threw, description);
}
