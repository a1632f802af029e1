using System.Management.Automation.Language;

namespace SessionOps.PowerShell.Tests;

/// <summary>The Pester tests beside these tests, read without running them: one case for each <c>It</c>.</summary>
internal static class PesterScripts
{
    /// <summary>Marks what only a complete PowerShell has: jobs, PSResourceGet, PSReadLine.</summary>
    public const string CompleteOnly = "CompletePowerShell";

    /// <summary>Marks what only a released package has.</summary>
    public const string ReleasedOnly = "Released";

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Pester");

    /// <summary>File, block and name of each test.</summary>
    /// <param name="isComplete">Whether a complete PowerShell runs them.</param>
    public static TheoryData<string, string> Cases(bool isComplete)
    {
        TheoryData<string, string> cases = [];
        foreach (var file in Directory.EnumerateFiles(Folder, "*.Tests.ps1").Order(StringComparer.Ordinal))
        {
            foreach (var it in Named(Parser.ParseFile(file, out _, out _), "It"))
            {
                var blocks = Above(it).ToList();
                var marks = blocks.Append(it).SelectMany(block => block.CommandElements).Select(element => element.Extent.Text).ToList();
                if (!marks.Contains(ReleasedOnly) && (isComplete || !marks.Contains(CompleteOnly)))
                    cases.Add(Path.GetFileName(file), string.Join('.', blocks.AsEnumerable().Reverse().Append(it).Select(NameOf)));
            }
        }

        return cases;
    }

    private static IEnumerable<CommandAst> Named(Ast script, params string[] commands) =>
        script.FindAll(ast => ast is CommandAst command && commands.Contains(command.GetCommandName()), searchNestedScriptBlocks: true).Cast<CommandAst>();

    private static IEnumerable<CommandAst> Above(CommandAst it)
    {
        for (var ast = it.Parent; ast is not null; ast = ast.Parent)
        {
            if (ast is CommandAst command && command.GetCommandName() is "Describe" or "Context")
                yield return (CommandAst)ast;
        }
    }

    private static string NameOf(CommandAst block) => ((StringConstantExpressionAst)block.CommandElements[1]).Value;
}
