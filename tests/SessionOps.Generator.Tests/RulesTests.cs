using System.Reflection;
using Microsoft.CodeAnalysis;
using SessionOps.Generator.Diagnostics;
using SessionOps.Generator.Tests.Harness;

namespace SessionOps.Generator.Tests;

public sealed class RulesTests
{
    private static readonly DiagnosticDescriptor[] s_rules =
    [
        .. typeof(Rules).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<DiagnosticDescriptor>(),
    ];

    [Fact]
    public void Each_rule_has_an_id_of_its_own() => Assert.Equal(s_rules.Length, s_rules.Select(rule => rule.Id).Distinct().Count());

    [Fact]
    public void Each_rule_is_shown_by_a_test()
    {
        var tests = string.Concat(Directory.EnumerateFiles(Sources.Folder, "DiagnosticTests.*.cs").Select(File.ReadAllText));

        Assert.All(s_rules, rule => Assert.Contains(rule.Id, tests, StringComparison.Ordinal));
    }

    [Fact]
    public void Each_rule_is_explained_in_the_documentation()
    {
        var page = File.ReadAllText(Path.Combine(Sources.Folder, "../../docs/generator.md"));

        Assert.All(s_rules, rule => Assert.Contains($"| {rule.Id} |", page, StringComparison.Ordinal));
    }
}
