namespace SessionOps.Operations;

/// <summary>Describes an operation: the generator makes a cmdlet, an endpoint and a function from the method that it marks.</summary>
/// <param name="verb">The approved PowerShell verb, such as <c>New</c>.</param>
/// <param name="noun">The singular noun, such as <c>YouTubeSession</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OperationAttribute(string verb, string noun) : Attribute
{
    /// <summary>The approved PowerShell verb.</summary>
    public string Verb { get; } = verb;

    /// <summary>The singular noun.</summary>
    public string Noun { get; } = noun;

    /// <summary>Method and route below <c>/api</c>, such as <c>POST sessions</c>; several are separated by <c>;</c>. Null: no endpoint.</summary>
    public string? Http { get; set; }

    /// <summary>An NCRONTAB schedule or a setting's name in percent signs. Null: no timer.</summary>
    public string? Timer { get; set; }

    /// <summary>What <c>-WhatIf</c> and <c>-Confirm</c> call the change, such as <c>Create session</c>. Null: the operation changes nothing.</summary>
    public string? Action { get; set; }

    /// <summary>How much the action changes.</summary>
    public ChangeImpact Impact { get; set; } = ChangeImpact.Medium;
}
