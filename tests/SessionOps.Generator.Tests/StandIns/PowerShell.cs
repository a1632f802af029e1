using System;
using System.Collections;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Threading;
using System.Threading.Tasks;

namespace SessionOps.PowerShell;

/// <summary>Stands in for the module's base class: the signatures that generated cmdlets call, done at once on the pipeline thread.</summary>
public abstract class OperationCmdlet : PSCmdlet
{
    /// <summary>The service of every cmdlet.</summary>
    public static ISessionService Sessions { get; set; } = null!;

    /// <summary>Where sessions are kept.</summary>
    [Parameter]
    public string? Store { get; set; }

    /// <summary>The page that sessions are taken from.</summary>
    [Parameter]
    public Uri? YouTubeUrl { get; set; }

    /// <summary>The values, or one null.</summary>
    protected static IEnumerable<string?> EachOrNone(string[]? values) => (IEnumerable<string?>?)values ?? [null];

    /// <summary>The names; two stored ones in the place of a pattern.</summary>
    [return: NotNullIfNotNull(nameof(names))]
    protected string[]? Stored(string[]? names) => names is ["stored-*"] ? ["stored-a", "stored-b"] : names;

    /// <summary>Runs an operation of one result that comes later.</summary>
    protected void Invoke<T>(string? target, string? action, Func<ISessionService, IProgress<SessionStep>, CancellationToken, Task<T>> operation)
    {
        if (action is null || ShouldProcess(target, action))
            WriteObject(operation(Sessions, new Progress<SessionStep>(), CancellationToken.None).GetAwaiter().GetResult());
    }

    /// <summary>Runs an operation of many results.</summary>
    protected void Invoke<T>(string? target, string? action, Func<ISessionService, IProgress<SessionStep>, CancellationToken, IAsyncEnumerable<T>> operation)
    {
        if (action is not null && !ShouldProcess(target, action))
            return;
        foreach (var item in operation(Sessions, new Progress<SessionStep>(), CancellationToken.None).ToBlockingEnumerable())
            WriteObject(item);
    }

    /// <summary>Runs an operation without a result.</summary>
    protected void Invoke(string? target, string? action, Func<ISessionService, IProgress<SessionStep>, CancellationToken, Task> operation)
    {
        if (action is null || ShouldProcess(target, action))
            operation(Sessions, new Progress<SessionStep>(), CancellationToken.None).GetAwaiter().GetResult();
    }

    /// <summary>Runs an operation of one result.</summary>
    protected void Invoke<T>(string? target, string? action, Func<ISessionService, IProgress<SessionStep>, CancellationToken, T> operation)
    {
        if (action is null || ShouldProcess(target, action))
            WriteObject(operation(Sessions, new Progress<SessionStep>(), CancellationToken.None), enumerateCollection: true);
    }
}

/// <summary>Stands in for the module's base class of cmdlets that only compute.</summary>
public abstract class LocalCmdlet : PSCmdlet
{
    /// <summary>The values, or one null.</summary>
    protected static IEnumerable<string?> EachOrNone(string[]? values) => (IEnumerable<string?>?)values ?? [null];

    /// <summary>Computes.</summary>
    protected void Invoke<T>(string? target, Func<T> operation) => WriteObject(operation(), enumerateCollection: true);
}

/// <summary>Stands in for the module's reading of text: texts and numbers, and of some types their value.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TextInputAttribute(params Type[] valueOf) : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            string or object[] => inputData,
            int number => $"{number}",
            not null and var value when Array.Exists(valueOf, type => type.IsInstanceOfType(value)) => value.GetType().GetProperty("Value")!.GetValue(value)!,
            // Of a failed cast, and only of that, PowerShell concludes that the piped object is meant for another parameter.
            _ => throw new ArgumentTransformationMetadataException("", new PSInvalidCastException()),
        };
}

/// <summary>Stands in for the module's validation by a pattern with a sentence.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ValidateTextAttribute(string pattern, string message) : ValidateEnumeratedArgumentsAttribute
{
    /// <summary>Whether a wildcard pattern is taken, too.</summary>
    public bool AllowPatterns { get; set; }

    /// <inheritdoc/>
    protected override void ValidateElement(object element)
    {
        if (
            !(AllowPatterns && WildcardPattern.ContainsWildcardCharacters((string)element))
            && !System.Text.RegularExpressions.Regex.IsMatch((string)element, pattern)
        )
            throw new ValidationMetadataException(message);
    }
}

/// <summary>Stands in for the module's completer of names.</summary>
public sealed class SessionNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters
    ) => [];
}
