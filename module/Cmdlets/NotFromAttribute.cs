using System.Management.Automation;

namespace SessionOps.PowerShell;

/// <summary>Keeps objects of some types, which another parameter takes from the pipeline, from being turned into this parameter's text.</summary>
/// <param name="types">The types that are refused.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotFromAttribute(params Type[] types) : ArgumentTransformationAttribute
{
    /// <summary>The types that are refused.</summary>
    public Type[] Types { get; } = types;

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        // A bag of properties is taken apart by their names; as a whole it would become a text such as "@{VideoId=...}".
        // Of a failed cast, and only of that, PowerShell concludes that the piped object is meant for another parameter.
        return value is PSCustomObject || Array.Exists(Types, type => type.IsInstanceOfType(value))
            ? throw new ArgumentTransformationMetadataException("", new PSInvalidCastException())
            : inputData;
    }
}
