namespace SessionOps.Generator.Model;

/// <summary>One HTTP trigger: a function has one path and any number of methods.</summary>
/// <param name="Function">The function's name, unique in an app.</param>
/// <param name="Entry">The method of the emitted class.</param>
/// <param name="Methods">The HTTP methods in lower case.</param>
/// <param name="Template">The path below <c>/api</c>.</param>
internal sealed record TriggerModel(string Function, string Entry, EquatableArray<string> Methods, string Template);
