using Microsoft.CodeAnalysis;

namespace SessionOps.Generator.Diagnostics;

/// <summary>Everything that the author of an operation can get wrong. Ids are never reused; docs/generator.md explains each.</summary>
internal static class Rules
{
    private const string Category = "SessionOps.Operations";

    public static readonly DiagnosticDescriptor MissingSummary = Error(
        "SOPS001",
        "An operation has no summary",
        "Write a <summary> above '{0}': it is the help of {1}"
    );

    public static readonly DiagnosticDescriptor MissingParameterText = Error(
        "SOPS002",
        "A parameter has no help",
        "Write a <param name=\"{0}\"> above '{1}': it is the help of -{2}"
    );

    public static readonly DiagnosticDescriptor MissingReturns = Error(
        "SOPS003",
        "An operation does not say what it returns",
        "Write a <returns> above '{0}': it says what {1} puts out"
    );

    public static readonly DiagnosticDescriptor TooFewExamples = Error(
        "SOPS004",
        "An operation has fewer than two examples",
        "Write {0} more <example> with a <code> inside above '{1}': the help of {2} shows at least two"
    );

    public static readonly DiagnosticDescriptor UnreadComments = Error(
        "SOPS005",
        "Doc comments are not generated",
        "Set GenerateDocumentationFile to true in this project: the help of '{0}' is its doc comment"
    );

    public static readonly DiagnosticDescriptor UnapprovedVerb = Error(
        "SOPS006",
        "A verb is not approved",
        "Write an approved verb{1} instead of '{0}': Get-Verb lists them"
    );

    public static readonly DiagnosticDescriptor PluralNoun = Error("SOPS007", "A noun is plural", "Write the singular '{1}' instead of '{0}'");

    public static readonly DiagnosticDescriptor MalformedNoun = Error(
        "SOPS008",
        "A noun is not a word",
        "Write the noun '{0}' as one word in Pascal case, such as 'YouTubeSession'"
    );

    public static readonly DiagnosticDescriptor NotPublicStatic = Error(
        "SOPS009",
        "An operation cannot be called",
        "Declare '{0}' as public and static: the emitted code calls it by its name"
    );

    public static readonly DiagnosticDescriptor Generic = Error(
        "SOPS010",
        "An operation is generic",
        "Remove the type parameters of '{0}': no front end could choose them"
    );

    public static readonly DiagnosticDescriptor ByReference = Error(
        "SOPS011",
        "A parameter is passed by reference",
        "Remove '{1}' from the parameter '{0}': a front end passes values only"
    );

    public static readonly DiagnosticDescriptor UnsupportedParameterType = Error(
        "SOPS012",
        "A parameter has a type that no front end can read",
        "Give '{0}' a type that a front end can read instead of '{1}': text, a number, bool, an enum, DateTimeOffset, TimeSpan, Uri, Guid or a record of the contracts"
    );

    public static readonly DiagnosticDescriptor UnsupportedReturnType = Error(
        "SOPS013",
        "An operation returns a type that no front end can write",
        "Return a record of the contracts or a simple value, or a Task<T>, IAsyncEnumerable<T> or IReadOnlyList<T> of one, instead of '{0}'"
    );

    public static readonly DiagnosticDescriptor MissingCancellationToken = Error(
        "SOPS014",
        "An asynchronous operation cannot be stopped",
        "Add 'CancellationToken cancellationToken = default' to '{0}': Ctrl-C and a closed connection must end it"
    );

    public static readonly DiagnosticDescriptor RepeatedSpecialParameter = Error(
        "SOPS015",
        "A special parameter appears twice",
        "Remove '{0}': another parameter takes the {1} already"
    );

    public static readonly DiagnosticDescriptor InexpressibleDefault = Error(
        "SOPS016",
        "A default means nothing to a user",
        "Give '{0}' a default that a user could type, or make it nullable and default to null"
    );

    public static readonly DiagnosticDescriptor SwitchDefaultsToTrue = Error(
        "SOPS017",
        "A switch is not off by default",
        "Let '{0}' default to false, and reverse the meaning of its name if necessary: a switch can only be turned on"
    );

    public static readonly DiagnosticDescriptor AmbiguousPipeline = Error(
        "SOPS018",
        "Two parameters take the same piped object",
        "Write [FromPipeline(ByValue = false)] at '{0}': '{1}' takes a piped {2} already"
    );

    public static readonly DiagnosticDescriptor ReservedParameterName = Error(
        "SOPS019",
        "A parameter has a name that PowerShell uses",
        "Name '{0}' otherwise: -{1} is a common parameter or a member of every cmdlet"
    );

    public static readonly DiagnosticDescriptor UnmappedValidation = Error(
        "SOPS020",
        "A validation cannot be mapped",
        "Remove [{0}] from '{1}': use Required, StringLength, MinLength, MaxLength, Range, RegularExpression or AllowedValues on a type that they fit"
    );

    public static readonly DiagnosticDescriptor PatternWithoutSentence = Error(
        "SOPS021",
        "A pattern has no message",
        "Add ErrorMessage to the [RegularExpression] of '{0}': users see that message, never the pattern"
    );

    public static readonly DiagnosticDescriptor MalformedRoute = Error(
        "SOPS022",
        "A route cannot be read",
        "Write '{0}' as a method and a path, such as 'GET sessions/{{name}}': {1}"
    );

    public static readonly DiagnosticDescriptor UnknownRouteParameter = Error(
        "SOPS023",
        "A route names a parameter that is not there",
        "Add a parameter '{0}' to '{1}' or remove '{{{0}}}' from the route"
    );

    public static readonly DiagnosticDescriptor DuplicateRoute = Error(
        "SOPS024",
        "Two operations share a route",
        "Write another route than '{0}': {1} answers it already"
    );

    public static readonly DiagnosticDescriptor SecretInRoute = Error(
        "SOPS025",
        "A secret is in a path",
        "Remove '{{{0}}}' from the route: a secret is sent only in the body, since paths are logged"
    );

    public static readonly DiagnosticDescriptor SecretInQuery = Error(
        "SOPS026",
        "A secret is in a query",
        "Write POST instead of {1}, or say by [Secret(Unless = \"...\")] which values of '{0}' are not secrets: queries are logged"
    );

    public static readonly DiagnosticDescriptor UnsafeGet = Error(
        "SOPS027",
        "A GET changes something",
        "Write POST instead of GET: {0} changes something, and a GET may be repeated or fetched ahead by anybody"
    );

    public static readonly DiagnosticDescriptor RecordOutsideBody = Error(
        "SOPS028",
        "A record is not in a body",
        "Write POST instead of {1}, or make '{0}' optional: a {2} is sent only in a body"
    );

    public static readonly DiagnosticDescriptor DuplicateCmdlet = Error(
        "SOPS029",
        "Two operations share a name",
        "Write another verb or noun: {0} is {1} already"
    );

    public static readonly DiagnosticDescriptor TimerWithoutDefault = Error(
        "SOPS030",
        "A timer cannot fill a parameter",
        "Give '{0}' a default: the timer of {1} has no caller who could give a value"
    );

    public static readonly DiagnosticDescriptor MalformedTimer = Error(
        "SOPS031",
        "A schedule cannot be read",
        "Write '{0}' as six NCRONTAB fields, seconds first, or as a setting's name in percent signs"
    );

    public static readonly DiagnosticDescriptor UnknownSurface = Error(
        "SOPS032",
        "A surface is unknown",
        "Write PowerShell, Http or Functions instead of '{0}' in the MSBuild property SessionOpsSurface"
    );

    public static readonly DiagnosticDescriptor NoSurface = Error(
        "SOPS033",
        "No surface was chosen",
        "Set the MSBuild property SessionOpsSurface to PowerShell, Http or Functions: this project has operations and nothing is made of them"
    );

    public static readonly DiagnosticDescriptor TimerAtOnce = Error(
        "SOPS034",
        "A timer runs an operation that is not asynchronous",
        "Return a Task or an IAsyncEnumerable<T> from '{0}', or remove the timer: an operation that only computes a value is of no use to a timer"
    );

    public static readonly DiagnosticDescriptor HiddenBaseMember = Error(
        "SOPS035",
        "A parameter hides one that every cmdlet has",
        "Name '{0}' otherwise: -{1} is a member of OperationCmdlet, the base of every cmdlet"
    );

    public static readonly DiagnosticDescriptor NestedTimerSetting = Error(
        "SOPS036",
        "A timer names a setting that the Functions host does not resolve",
        "Write a flat name such as %SESSIONOPS_SCHEDULE% instead of '{0}': the Functions host reads __ as a colon and does not resolve nested names reliably"
    );

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
}
