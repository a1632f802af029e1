using System.Globalization;
using System.Management.Automation.Host;

namespace SessionOps.Shell;

/// <summary>What PowerShell asks of the program that runs it.</summary>
internal sealed class ShellHost(ConsoleInterface console) : PSHost
{
    /// <summary>What the script exited with; null when it did not say.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>The console.</summary>
    public ConsoleInterface Interface => console;

    /// <inheritdoc/>
    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    // The invariant culture has no folder of help texts: the module's are in en-US.
    /// <inheritdoc/>
    public override CultureInfo CurrentUICulture { get; } = CultureInfo.GetCultureInfo("en-US");

    /// <inheritdoc/>
    public override Guid InstanceId { get; } = Guid.NewGuid();

    /// <inheritdoc/>
    public override string Name => "SessionOps.Shell";

    /// <inheritdoc/>
    public override Version Version { get; } = typeof(ShellHost).Assembly.GetName().Version!;

    /// <inheritdoc/>
    public override PSHostUserInterface UI => console;

    /// <inheritdoc/>
    public override void EnterNestedPrompt() => throw new NotSupportedException("This console has no nested prompts.");

    /// <inheritdoc/>
    public override void ExitNestedPrompt() => throw new NotSupportedException("This console has no nested prompts.");

    /// <inheritdoc/>
    public override void NotifyBeginApplication() { }

    /// <inheritdoc/>
    public override void NotifyEndApplication() { }

    /// <inheritdoc/>
    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;
}
