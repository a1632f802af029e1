using System.Diagnostics.CodeAnalysis;

namespace SessionOps.Endpoints;

/// <summary>One operation as its HTTP endpoints, its timer and the OpenAPI document know it; generated from the operation's own source.</summary>
public sealed record OperationDescription
{
    /// <summary>Verb and noun in one word, such as <c>NewYouTubeSession</c>.</summary>
    public string Name => Verb + Noun;

    /// <summary>The verb, such as <c>New</c>.</summary>
    public required string Verb { get; init; }

    /// <summary>The singular noun, such as <c>YouTubeSession</c>.</summary>
    public required string Noun { get; init; }

    /// <summary>What the operation does, in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>More about it; null when the summary says all.</summary>
    public string? Remarks { get; init; }

    /// <summary>What a caller can give, in the operation's own order.</summary>
    public IReadOnlyList<OperationParameter> Parameters { get; init; } = [];

    /// <summary>Where the operation answers.</summary>
    public IReadOnlyList<OperationRoute> Routes { get; init; } = [];

    /// <summary>What the operation gives.</summary>
    public required OperationResult Result { get; init; }

    /// <summary>An NCRONTAB schedule, or a setting's name in percent signs; null when the operation does not run by itself.</summary>
    public string? Timer { get; init; }

    /// <summary>Runs the operation with its defaults, as its timer does; null without a <see cref="Timer"/>.</summary>
    public Func<ISessionService, CancellationToken, Task>? Scheduled { get; init; }

    /// <summary>Whether the operation changes something.</summary>
    public bool ChangesState { get; init; }

    /// <summary>The category of its log.</summary>
    internal string LogCategory => field ??= $"SessionOps.{Name}";

    /// <summary>The parameters that name a stored session.</summary>
    internal IReadOnlyList<TextParameter> SessionNames =>
        field ??= [.. Parameters.OfType<TextParameter>().Where(static parameter => parameter.Pattern == SessionName.Pattern)];

    /// <summary>The parameters without which it cannot run.</summary>
    internal IReadOnlyList<OperationParameter> RequiredParameters => field ??= [.. Parameters.Where(static parameter => parameter.IsRequired)];

    internal bool TryGetParameter(string name, [NotNullWhen(true)] out OperationParameter? parameter) =>
        (parameter = Parameters.FirstOrDefault(candidate => string.Equals(candidate.Name, name, StringComparison.OrdinalIgnoreCase))) is not null;
}
