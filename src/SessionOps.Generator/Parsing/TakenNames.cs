using Microsoft.CodeAnalysis;
using SessionOps.Generator.Diagnostics;

namespace SessionOps.Generator.Parsing;

/// <summary>The names that a cmdlet's parameters cannot have, because PowerShell or the base class of all cmdlets has them already.</summary>
/// <param name="compilation">Where the base class is looked for; projects without cmdlets have none.</param>
internal sealed class TakenNames(Compilation compilation)
{
    private const string BaseClass = "SessionOps.PowerShell.OperationCmdlet";

    /// <summary>PowerShell's common parameters with their aliases, and the members of PSCmdlet that a property would hide.</summary>
    private static readonly HashSet<string> s_reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "Verbose",
        "Debug",
        "ErrorAction",
        "WarningAction",
        "InformationAction",
        "ProgressAction",
        "ErrorVariable",
        "WarningVariable",
        "InformationVariable",
        "OutVariable",
        "OutBuffer",
        "PipelineVariable",
        "WhatIf",
        "Confirm",
        "UseTransaction",
        "vb",
        "db",
        "ea",
        "wa",
        "infa",
        "proga",
        "ev",
        "wv",
        "iv",
        "ov",
        "ob",
        "pv",
        "wi",
        "cf",
        "usetx",
        "CommandOrigin",
        "CommandRuntime",
        "CurrentPSTransaction",
        "Events",
        "Host",
        "InvokeCommand",
        "InvokeProvider",
        "JobManager",
        "JobRepository",
        "MyInvocation",
        "PagingParameters",
        "ParameterSetName",
        "SessionState",
        "Stopping",
    };

    private readonly ILookup<string, ISymbol> _inherited = BasesOf(compilation.GetTypeByMetadataName(BaseClass))
        .SelectMany(type => type.GetMembers())
        .Where(member => member is { CanBeReferencedByName: true, DeclaredAccessibility: not Accessibility.Private })
        .ToLookup(member => member.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds a name that is taken.</summary>
    /// <param name="name">The name as it is written.</param>
    /// <param name="parameter">The name that the cmdlet's parameter would have.</param>
    /// <param name="location">Where it is written.</param>
    /// <param name="findings">Where findings are added.</param>
    public void Check(string name, string parameter, Location location, Findings findings)
    {
        if (s_reserved.Contains(parameter))
            findings.Add(Rules.ReservedParameterName, location, name, parameter);
        else if (_inherited[parameter].FirstOrDefault() is { } member)
            findings.Add(Rules.HiddenBaseMember, location, name, member.Name);
    }

    private static IEnumerable<INamedTypeSymbol> BasesOf(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
            yield return type;
    }
}
