using System.Management.Automation;
using System.Security;

namespace SessionOps.PowerShell;

[OutputType(typeof(SecureString))]
public sealed partial class GetPoTokenCommand
{
    /// <summary>Writes the bare token as a secure string, as a vault takes it: Get-PoToken -AsSecureString | Set-Secret -Name PoToken.</summary>
    [Parameter]
    public SwitchParameter AsSecureString { get; set; }

    private protected override object? ToOutput(object? result)
    {
        if (!AsSecureString || result is not PoToken token)
            return result;
        var secret = new SecureString();
        foreach (var character in token.Value)
            secret.AppendChar(character);
        secret.MakeReadOnly();
        return secret;
    }
}
