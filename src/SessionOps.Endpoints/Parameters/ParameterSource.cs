namespace SessionOps.Endpoints;

/// <summary>The part of a request that carries a parameter.</summary>
public enum ParameterSource
{
    /// <summary>A segment of the path.</summary>
    Route,

    /// <summary>The query.</summary>
    Query,

    /// <summary>A member of the JSON body.</summary>
    Body,
}
