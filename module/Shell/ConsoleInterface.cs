using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Internal;
using System.Security;

namespace SessionOps.Shell;

/// <summary>Shows what PowerShell writes and asks its questions, on the console or wherever a test reads them.</summary>
/// <param name="input">Where answers come from.</param>
/// <param name="output">Where results go.</param>
/// <param name="error">Where errors, warnings and progress go.</param>
/// <param name="width">The width of a line, in characters.</param>
internal sealed class ConsoleInterface(TextReader input, TextWriter output, TextWriter error, int width) : PSHostUserInterface
{
    private const int DefaultWidth = 120;

    private readonly TextWriter _output = TextWriter.Synchronized(output);
    private readonly TextWriter _error = TextWriter.Synchronized(error);
    private string? _progress;

    /// <inheritdoc/>
    public override PSHostRawUserInterface RawUI { get; } = new ConsoleSurface(width);

    /// <inheritdoc/>
    public override bool SupportsVirtualTerminal => false;

    /// <summary>The console of this process.</summary>
    public static ConsoleInterface OfConsole() =>
        new(Console.In, Console.Out, Console.Error, Console.IsOutputRedirected || Console.WindowWidth <= 0 ? DefaultWidth : Console.WindowWidth);

    /// <summary>Shows an error with its id and what to do about it.</summary>
    public void ShowError(ErrorRecord record)
    {
        _error.WriteLine($"{record.FullyQualifiedErrorId}: {record}");
        if (record.ErrorDetails?.RecommendedAction is { Length: > 0 } action)
            _error.WriteLine($"  {action}");
    }

    /// <summary>Reads a line; null at the end of the input.</summary>
    public string? ReadInput() => input.ReadLine();

    /// <inheritdoc/>
    public override string ReadLine() => ReadInput() ?? "";

    /// <inheritdoc/>
    public override SecureString ReadLineAsSecureString()
    {
        var secret = new SecureString();
        foreach (var character in ReadLine())
            secret.AppendChar(character);
        return secret;
    }

    /// <inheritdoc/>
    public override void Write(string value) => _output.Write(Plain(value));

    /// <inheritdoc/>
    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

    /// <inheritdoc/>
    public override void WriteLine(string value) => _output.WriteLine(Plain(value));

    /// <inheritdoc/>
    public override void WriteErrorLine(string value) => _error.WriteLine(value);

    /// <inheritdoc/>
    public override void WriteDebugLine(string message) => _error.WriteLine($"DEBUG: {message}");

    /// <inheritdoc/>
    public override void WriteVerboseLine(string message) => _error.WriteLine($"VERBOSE: {message}");

    /// <inheritdoc/>
    public override void WriteWarningLine(string message) => _error.WriteLine($"WARNING: {message}");

    /// <inheritdoc/>
    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        // One line per step: a moving bar would need a terminal.
        var line = record.RecordType == ProgressRecordType.Completed ? null : $"{record.Activity}: {record.StatusDescription}";
        if (line is not null && line != _progress)
            _error.WriteLine(line);
        _progress = line;
    }

    /// <inheritdoc/>
    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions)
    {
        Dictionary<string, PSObject> answers = [];
        foreach (var field in descriptions)
        {
            Write($"{field.Name}: ");
            answers[field.Name] = new PSObject(ReadLine());
        }

        return answers;
    }

    /// <inheritdoc/>
    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        WriteLine(caption);
        WriteLine(message);
        Write($"{string.Join("  ", choices.Select(choice => $"[{Key(choice)}] {choice.Label.Replace("&", "", StringComparison.Ordinal)}"))}: ");
        var answer = ReadLine().Trim();
        var chosen = choices
            .ToList()
            .FindIndex(choice =>
                answer.Equals(Key(choice), StringComparison.OrdinalIgnoreCase)
                || answer.Equals(choice.Label.Replace("&", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)
            );
        return chosen < 0 ? defaultChoice : chosen;
    }

    /// <inheritdoc/>
    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        throw new NotSupportedException("This console does not ask for credentials.");

    /// <inheritdoc/>
    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options
    ) => PromptForCredential(caption, message, userName, targetName);

    // Views colour their headers whatever the host supports; stripping the sequences is up to the host.
    private static string Plain(string value) => new StringDecorated(value).ToString(OutputRendering.PlainText);

    // "&Yes" is chosen by Y.
    private static string Key(ChoiceDescription choice)
    {
        var mark = choice.Label.IndexOf('&', StringComparison.Ordinal);
        return choice.Label.Substring(mark + 1, 1).ToUpper(CultureInfo.InvariantCulture);
    }
}
