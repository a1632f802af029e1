namespace SessionOps.Generator.Model;

/// <summary>A type that an operation takes or returns.</summary>
/// <param name="Name">The full name with <c>global::</c> and without the mark of nullability.</param>
/// <param name="Shape">How a front end reads a value of it.</param>
/// <param name="IsNullable">Whether null is a value.</param>
/// <param name="IsReference">Whether it is a class.</param>
internal sealed record TypeModel(string Name, TypeShape Shape, bool IsNullable, bool IsReference)
{
    /// <summary>The name with the mark of nullability.</summary>
    public string Annotated => IsNullable ? Name + "?" : Name;
}
