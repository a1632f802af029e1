namespace SessionOps.Generator.Model;

/// <summary>Where a parameter's value comes from.</summary>
internal enum ParameterKind
{
    /// <summary>The user gives it.</summary>
    Argument,

    /// <summary>The session service of the front end.</summary>
    Sessions,

    /// <summary>The front end's listener for steps.</summary>
    Progress,

    /// <summary>The front end's cancellation.</summary>
    CancellationToken,
}
