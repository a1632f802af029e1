namespace SessionOps.Scripting;

/// <summary>The functions of one object inside a world.</summary>
internal sealed class ScriptBridge(ScriptWorld world, object target) : IScriptBridge
{
    /// <inheritdoc />
    public Task<object?> CallAsync(string name, TimeSpan timeout, CancellationToken cancellationToken, params object?[] arguments) =>
        world.CallAsync(target, name, timeout, arguments, cancellationToken);
}
