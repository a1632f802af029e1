using System.Diagnostics;
using System.Text;

namespace SessionOps.Packages.Tests;

/// <summary>A program that a test runs, with what it wrote.</summary>
internal sealed class Command : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _written = new();
    private readonly Task _errors;

    private Command(Process process)
    {
        _process = process;
        _errors = KeepErrorsAsync();
    }

    /// <summary>Runs a program to its end and gives what it wrote; one that fails is a failure of the test.</summary>
    public static async Task<string> RunAsync(string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string> variables)
    {
        await using var command = Start(program, arguments, folder, variables);
        var written = await command.ReadToEndAsync();
        Assert.True(command._process.ExitCode == 0, $"{program} ended with {command._process.ExitCode}:\n{written}");
        return written;
    }

    /// <summary>Starts a program that stays.</summary>
    public static Command Start(string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string> variables)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        return new Command(Process.Start(start)!);
    }

    /// <summary>Reads what the program writes up to a line that has the text; one that ends before is a failure of the test.</summary>
    public async Task<string> LineWithAsync(string text)
    {
        while (await ReadLineAsync() is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
                return line;
        }

        throw new InvalidOperationException($"The program ended without '{text}':\n{this}");
    }

    /// <summary>Waits for the program's end, whether it failed or not, and gives what it wrote.</summary>
    public async Task<string> ReadToEndAsync()
    {
        while (await ReadLineAsync() is not null) { }
        await _process.WaitForExitAsync();
        await _errors;
        return ToString();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        await _errors;
        _process.Dispose();
    }

    public override string ToString()
    {
        lock (_written)
            return _written.ToString();
    }

    private async Task<string?> ReadLineAsync()
    {
        var line = await _process.StandardOutput.ReadLineAsync();
        Keep(line);
        return line;
    }

    private async Task KeepErrorsAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
            Keep(line);
    }

    private void Keep(string? line)
    {
        lock (_written)
            _written.AppendLine(line);
    }
}
