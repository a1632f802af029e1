namespace SessionOps.Generator.Model;

/// <summary>How a front end reads a value.</summary>
internal enum TypeShape
{
    /// <summary>A switch in PowerShell, true or false elsewhere.</summary>
    Boolean,

    /// <summary>Text.</summary>
    String,

    /// <summary>A whole or fractional number.</summary>
    Number,

    /// <summary>One of an enumeration's names.</summary>
    Enum,

    /// <summary>Another value that is written as text: a time, a duration, an address.</summary>
    Text,

    /// <summary>A record of the contracts: an object in PowerShell and JSON, never in a query.</summary>
    Record,
}
