using System.Management.Automation;
using System.Reflection;
using SessionOps.Generator.Parsing;

namespace SessionOps.Generator.Tests;

public sealed class ApprovedVerbsTests
{
    [Fact]
    public void The_approved_verbs_are_those_of_PowerShell()
    {
        Type[] groups =
        [
            typeof(VerbsCommon),
            typeof(VerbsCommunications),
            typeof(VerbsData),
            typeof(VerbsDiagnostic),
            typeof(VerbsLifecycle),
            typeof(VerbsOther),
            typeof(VerbsSecurity),
        ];

        var verbs = groups
            .SelectMany(group => group.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(field => (string)field.GetRawConstantValue()!);

        Assert.Equal(verbs.Order(StringComparer.Ordinal), ApprovedVerbs.All.Order(StringComparer.Ordinal));
    }
}
