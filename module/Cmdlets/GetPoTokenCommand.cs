using System.Management.Automation;
using System.Security;

namespace SessionOps.PowerShell;

[OutputType(typeof(SecureString), typeof(string))]
public sealed partial class GetPoTokenCommand
{
    /// <summary>Writes the bare token as a secure string, as a vault takes it: Get-PoToken -AsSecureString | Set-Secret -Name PoToken.</summary>
    [Parameter]
    public SwitchParameter AsSecureString { get; set; }

    /// <summary>Writes the bare token as text, for a command line or a file that holds nothing else.</summary>
    [Parameter]
    public SwitchParameter AsPlainText { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (AsSecureString && AsPlainText)
        {
            var error = new InvalidInputException(
                ErrorIds.InvalidInput,
                nameof(AsPlainText),
                "Give either -AsSecureString or -AsPlainText: a token is written once."
            );
            ThrowTerminatingError(ErrorRecords.From(error, nameof(AsPlainText)));
        }

        base.BeginProcessing();
    }

    private protected override object? ToOutput(object? result) =>
        result switch
        {
            PoToken token when AsPlainText => token.Value,
            PoToken token when AsSecureString => Secure(token.Value),
            _ => result,
        };

    private static SecureString Secure(string text)
    {
        var secret = new SecureString();
        foreach (var character in text)
            secret.AppendChar(character);
        secret.MakeReadOnly();
        return secret;
    }
}
