using System.Management.Automation;

namespace SessionOps.PowerShell;

/// <summary>An object cannot be turned back into a record; the message names the missing property, never a value.</summary>
public sealed class UnusableRecordException : PSInvalidCastException
{
    /// <inheritdoc cref="UnusableRecordException"/>
    public UnusableRecordException(string message)
        : base(message) { }
}
