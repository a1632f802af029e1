namespace SessionOps.Generator.Model;

/// <summary>One operation, as every emitter reads it: strings, bools, enums and equatable arrays only.</summary>
internal sealed record OperationModel
{
    public required string Verb { get; init; }

    public required string Noun { get; init; }

    /// <summary>The method with its class, as <c>global::SessionOps.Operations.YouTubeSessionOperations.NewAsync</c>.</summary>
    public required string Method { get; init; }

    public required DocumentationText Summary { get; init; }

    public required DocumentationText? Remarks { get; init; }

    /// <summary>What comes out; null when nothing does.</summary>
    public required DocumentationText? Returns { get; init; }

    public required EquatableArray<ExampleModel> Examples { get; init; }

    /// <summary>All parameters of the method in its own order, special ones included.</summary>
    public required EquatableArray<ParameterModel> Parameters { get; init; }

    public required ReturnModel Result { get; init; }

    /// <summary>What <c>-WhatIf</c> says would be done, such as <c>Create session</c>; null when nothing changes.</summary>
    public required string? Action { get; init; }

    /// <summary>How much the action changes, as PowerShell calls it.</summary>
    public required string Impact { get; init; }

    /// <summary>The parameter set of a cmdlet without arguments; null when there is only one.</summary>
    public required string? DefaultSet { get; init; }

    /// <summary>An expression over the cmdlet's properties that names what the action changes; null when no parameter does.</summary>
    public required string? Target { get; init; }

    public required EquatableArray<RouteModel> Routes { get; init; }

    public required EquatableArray<TriggerModel> Triggers { get; init; }

    /// <summary>An NCRONTAB schedule or a setting's name in percent signs; null when the operation has no timer.</summary>
    public required string? Timer { get; init; }

    public string Name => Verb + Noun;

    public string CmdletName => $"{Verb}-{Noun}";

    /// <summary>Whether it only computes: it asks nothing of a front end, and changes nothing.</summary>
    public bool IsLocal => Action is null && Result.Type is not null && Parameters.All(parameter => parameter.Kind == ParameterKind.Argument);

    /// <summary>Whether anything calls it without a user at a console.</summary>
    public bool IsHosted => Routes.Count > 0 || Timer is not null;

    /// <summary>The parameters that a user gives.</summary>
    public IEnumerable<ParameterModel> Arguments => Parameters.Where(parameter => parameter.Kind == ParameterKind.Argument);
}
