namespace SessionOps.Core.Tests.Http.Faults;

/// <summary>A request on the way to a session, or one that a session is used for.</summary>
public enum Stage
{
    Page,
    Interpreter,
    AttGet,
    Create,
    GenerateIT,
    Player,
}
