namespace SessionOps.Generator.Model;

/// <summary>What one <c>[Parameter]</c> attribute says.</summary>
/// <param name="Name">The parameter set; null for all sets.</param>
/// <param name="IsMandatory">Whether PowerShell asks for the value.</param>
/// <param name="Position">The position; null for named only.</param>
/// <param name="FromPipeline">Whether a piped object is the value.</param>
/// <param name="FromPipelineByPropertyName">Whether a piped object's property of the same name is the value.</param>
internal sealed record ParameterSetModel(string? Name, bool IsMandatory, int? Position, bool FromPipeline, bool FromPipelineByPropertyName);
