using System;
using System.Collections.Generic;
using System.Management.Automation;
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

/// <summary>Stands in for the module's refusal to turn objects of some types into the parameter's value.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotFromAttribute(params Type[] types) : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        // Of a failed cast, and only of that, PowerShell concludes that the piped object is meant for another parameter.
        return Array.Exists(types, type => type.IsInstanceOfType(value))
            ? throw new ArgumentTransformationMetadataException("", new PSInvalidCastException())
            : inputData;
    }
}

/// <summary>Stands in for the module's validation by a pattern with a sentence.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ValidateTextAttribute(string pattern, string message) : ValidateArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (!System.Text.RegularExpressions.Regex.IsMatch((string)arguments, pattern))
            throw new ValidationMetadataException(message);
    }
}
