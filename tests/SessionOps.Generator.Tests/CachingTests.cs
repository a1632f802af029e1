using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SessionOps.Generator.Tests.Harness;

namespace SessionOps.Generator.Tests;

public sealed class CachingTests
{
    private const string Surfaces = "PowerShell;Http;Functions";

    public static TheoryData<string> StepNames => [.. Steps.Names];

    [Theory]
    [MemberData(nameof(StepNames))]
    public void An_unrelated_file_runs_no_step_again(string step)
    {
        var first = GeneratorRun.Of(Surfaces, [.. Sources.Operations, .. Sources.StandIns]);

        var second = first.Again(compilation =>
            compilation.AddSyntaxTrees(Sources.Parse("Unrelated.cs", "namespace Unrelated; internal sealed class Unrelated;"))
        );

        Assert.All(ReasonsOf(second, step), reason => Assert.True(IsKept(reason), $"{step}: {reason}"));
        Assert.Equal(first.Files, second.Files);
    }

    [Fact]
    public void An_unrelated_file_writes_nothing_again()
    {
        var second = GeneratorRun
            .Of(Surfaces, [.. Sources.Operations, .. Sources.StandIns])
            .Again(compilation => compilation.AddSyntaxTrees(Sources.Parse("Unrelated.cs", "namespace Unrelated; internal sealed class Unrelated;")));

        var outputs = second.Result.TrackedOutputSteps.SelectMany(pair => pair.Value).SelectMany(step => step.Outputs);
        Assert.All(outputs, output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    [Theory]
    [InlineData("    throw new NotSupportedException();", "    throw new InvalidOperationException();")]
    [InlineData("namespace Sample;", "\n\n// Moved down.\nnamespace Sample;")]
    [InlineData("cancellationToken = default)", "cancellationToken = default(CancellationToken))")]
    [InlineData("string name = \"default\"", "System.String name = \"def\" + \"ault\"")]
    public void An_edit_that_means_the_same_changes_no_operation(string before, string after)
    {
        var first = GeneratorRun.Of(Surfaces, ("Sample.cs", SampleWithBody));

        var second = first.Again(Edit(before, after));

        Assert.All(ReasonsOf(second, Steps.All).Concat(ReasonsOf(second, Steps.Each)), reason => Assert.True(IsKept(reason), reason.ToString()));
    }

    [Theory]
    [InlineData("Gets a widget.", "Gets one widget.")]
    [InlineData("string name = \"default\"", "string name = \"other\"")]
    [InlineData("GET widgets/{name}", "GET things/{name}")]
    [InlineData("Gets the blue one.", "Gets the azure one.")]
    public void An_edit_that_means_something_else_changes_the_operation(string before, string after)
    {
        var first = GeneratorRun.Of(Surfaces, ("Sample.cs", SampleWithBody));

        var second = first.Again(Edit(before, after));

        Assert.Equal([IncrementalStepRunReason.Modified], ReasonsOf(second, Steps.Each));
        Assert.NotEqual(first.Files, second.Files);
    }

    [Fact]
    public void An_edit_of_one_operation_leaves_the_others_alone()
    {
        var first = GeneratorRun.Of(Surfaces, Sources.Operations);

        var second = first.Again(Edit("Gets a new rollout token alone", "Gets one new rollout token alone"));

        Assert.Equal(1, ReasonsOf(second, Steps.Each).Count(reason => reason == IncrementalStepRunReason.Modified));
    }

    [Fact]
    public void No_step_keeps_a_compilation_alive()
    {
        var run = GeneratorRun.Of(Surfaces, [.. Sources.Operations, ("Faulty.cs", new Sample { Documentation = "" }.ToString())]);

        var values = Steps.Names.SelectMany(name => run.Result.TrackedSteps[name]).SelectMany(step => step.Outputs).Select(output => output.Value);

        Assert.All(values, value => AssertIsData(value, []));
    }

    [Fact]
    public void The_walk_over_a_step_s_values_finds_what_it_looks_for()
    {
        var location = Location.Create(Sources.Parse("A.cs", "class A;"), default);

        Assert.ThrowsAny<Exception>(() => AssertIsData(ImmutableArray.Create(("hidden", new Lazy<object>(location))), []));
    }

    private static string SampleWithBody => new Sample { Body = "\n    throw new NotSupportedException()" }.ToString();

    private static bool IsKept(IncrementalStepRunReason reason) => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;

    private static IncrementalStepRunReason[] ReasonsOf(GeneratorRun run, string step)
    {
        var reasons = run.Result.TrackedSteps[step].SelectMany(item => item.Outputs).Select(output => output.Reason).ToArray();
        Assert.NotEmpty(reasons);
        return reasons;
    }

    private static Func<CSharpCompilation, CSharpCompilation> Edit(string before, string after) =>
        compilation =>
        {
            var tree = compilation.SyntaxTrees.Single(candidate => candidate.ToString().Contains(before, StringComparison.Ordinal));
            return compilation.ReplaceSyntaxTree(tree, Sources.Parse(tree.FilePath, tree.ToString().Replace(before, after)));
        };

    // Follows every field, also those that equality does not look at.
    private static void AssertIsData(object? value, HashSet<object> visited)
    {
        Assert.False(value is ISymbol or SyntaxNode or SyntaxTree or Compilation or Location or SemanticModel, $"{value?.GetType()} is kept alive.");
        // A rule is a constant of the generator; a type belongs to its compilation.
        if (value is null or string or DiagnosticDescriptor or Type || value.GetType().IsPrimitive || value.GetType().IsEnum)
            return;
        if (!value.GetType().IsValueType && !visited.Add(value))
            return;
        if (value is Array array)
        {
            foreach (var item in array)
                AssertIsData(item, visited);
            return;
        }

        for (var type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                AssertIsData(field.GetValue(value), visited);
        }
    }
}
