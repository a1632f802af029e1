using System.Management.Automation;

namespace SessionOps.PowerShell;

/// <summary>What was to become a record again lacks something; the message names the property, never a value.</summary>
public sealed class UnusableRecordException : PSInvalidCastException
{
    /// <inheritdoc cref="UnusableRecordException"/>
    public UnusableRecordException(string message)
        : base(message) { }
}
