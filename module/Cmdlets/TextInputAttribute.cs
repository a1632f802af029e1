using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace SessionOps.PowerShell;

/// <summary>
/// Takes text and numbers, and of some types the text that they stand for. Everything else is refused: PowerShell would turn it into a text
/// such as "System.Collections.Hashtable", and a token for that would be useless.
/// </summary>
/// <param name="valueOf">The types whose <c>Value</c> is meant.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TextInputAttribute(params Type[] valueOf) : ArgumentTransformationAttribute
{
    /// <summary>The types whose <c>Value</c> is meant.</summary>
    public Type[] ValueOf { get; } = valueOf;

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            IList and not byte[] and var list => list.Cast<object?>().Select(item => Text(item is PSObject inner ? inner.BaseObject : item)).ToArray(),
            var value => Text(value),
        };

    private string Text(object? value) =>
        value switch
        {
            string text => text.Trim(),
            Uri address => address.OriginalString,
            char or sbyte or byte or short or ushort or int or uint or long or ulong or decimal or Guid => System.Convert.ToString(
                value,
                CultureInfo.InvariantCulture
            )!,
            not null when Array.Exists(ValueOf, type => type.IsInstanceOfType(value)) => (string)
                value.GetType().GetProperty(nameof(PoToken.Value))!.GetValue(value)!,
            _ => throw Refused(value),
        };

    // Only after a failed cast does PowerShell try the piped object for another parameter.
    private ArgumentTransformationMetadataException Refused(object? value)
    {
        var taken = string.Concat(ValueOf.Select(type => $" or a {type.Name}"));
        var message = value is null ? "The value is null; leave the parameter out instead." : $"Give text{taken}, not a {value.GetType().Name}.";
        return new ArgumentTransformationMetadataException(message, new PSInvalidCastException(message));
    }
}
