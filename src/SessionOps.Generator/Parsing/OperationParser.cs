using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SessionOps.Generator.Diagnostics;
using SessionOps.Generator.Model;

namespace SessionOps.Generator.Parsing;

/// <summary>Turns one annotated method into a model, or into what is wrong with it. All work on symbols is done here.</summary>
internal sealed class OperationParser
{
    private static readonly Regex s_timer = new(@"^(%[A-Za-z0-9_:.-]+%|\S+( \S+){5})$", RegexOptions.CultureInvariant);

    private readonly Findings _findings = new();
    private readonly IMethodSymbol _method;
    private readonly MethodDeclarationSyntax _syntax;
    private readonly OperationAttributeReader _attribute;
    private readonly DocumentationReader _documentation;
    private readonly TypeReader _types;
    private readonly TakenNames _taken;
    private readonly CancellationToken _cancellationToken;

    private OperationParser(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        _method = (IMethodSymbol)context.TargetSymbol;
        _syntax = (MethodDeclarationSyntax)context.TargetNode;
        _attribute = new OperationAttributeReader(context.Attributes[0], cancellationToken);
        _types = new TypeReader(context.Attributes[0].AttributeClass!.ContainingAssembly);
        _taken = new TakenNames(context.SemanticModel.Compilation);
        var arguments = _method.Parameters.Where(parameter => ParameterReader.KindOf(parameter) == ParameterKind.Argument).Select(parameter => parameter.Name);
        _documentation = DocumentationReader.Open(_method, arguments, cancellationToken);
        _cancellationToken = cancellationToken;
    }

    private string CmdletName => $"{_attribute.Verb}-{_attribute.Noun}";

    public static ParseResult Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        new OperationParser(context, cancellationToken).Parse();

    private ParseResult Parse()
    {
        CheckName();
        CheckMethod();
        CheckDocumentation();
        var result = ReadResult();
        var read = new ParameterReader(_method, _types, _documentation, _taken, _findings, _cancellationToken).Read().ToArray();
        var parameters = CmdletShape.WithBindings(read, _method, _findings, _cancellationToken);
        var arguments = read.Where(parameter => parameter.Kind == ParameterKind.Argument).ToArray();
        var routes = new RouteReader(_attribute, arguments, _method.Name, _findings).Read().ToEquatableArray();
        CheckTimer(arguments);
        var site = new OperationSite(CmdletName, FullName(), LocationInfo.From(_attribute.NounLocation), routes);
        var operation = _findings.HasErrors || result is null ? null : Model(result, parameters, routes);
        return new ParseResult(operation, site, _findings.ToEquatableArray());
    }

    private OperationModel Model(ReturnModel result, EquatableArray<ParameterModel> parameters, EquatableArray<RouteSite> routes) =>
        new()
        {
            Verb = _attribute.Verb,
            Noun = _attribute.Noun,
            Method = FullName(),
            Summary = _documentation.Summary!,
            Remarks = _documentation.Remarks,
            Returns = _documentation.Returns,
            Examples = _documentation.Examples,
            Parameters = parameters,
            Result = result,
            Action = _attribute.Action,
            Impact = _attribute.Impact,
            DefaultSet = ParameterSets.DefaultOf(parameters),
            Target = CmdletShape.Target(parameters),
            Routes = routes.Select(site => site.Route).ToEquatableArray(),
            Triggers = TriggerShape.TriggersOf(_attribute.Verb + _attribute.Noun, routes.Select(site => site.Route)),
            Timer = _attribute.Timer,
        };

    private string FullName() => $"{_method.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.{Naming.Escaped(_method.Name)}";

    private void CheckName()
    {
        if (!ApprovedVerbs.Contains(_attribute.Verb))
        {
            var instead = ApprovedVerbs.Instead(_attribute.Verb);
            var suggestion = instead is null ? "" : $" such as '{instead}'";
            _findings.AddReplaceable(Rules.UnapprovedVerb, _attribute.VerbLocation, instead is null ? null : $"\"{instead}\"", _attribute.Verb, suggestion);
        }

        if (!Naming.IsPascal(_attribute.Noun))
            _findings.Add(Rules.MalformedNoun, _attribute.NounLocation, _attribute.Noun);
        else if (Nouns.SingularOfPlural(_attribute.Noun) is { } singular)
            _findings.AddReplaceable(Rules.PluralNoun, _attribute.NounLocation, $"\"{singular}\"", _attribute.Noun, singular);
    }

    private void CheckMethod()
    {
        var isReachable = _method is { IsStatic: true, DeclaredAccessibility: Accessibility.Public };
        for (var type = _method.ContainingType; type is not null; type = type.ContainingType)
        {
            isReachable &= type.DeclaredAccessibility == Accessibility.Public;
            if (type.IsGenericType)
                _findings.Add(Rules.Generic, _syntax.Identifier.GetLocation(), type.Name);
        }

        if (!isReachable)
            _findings.Add(Rules.NotPublicStatic, _syntax.Identifier.GetLocation(), _method.Name);
        if (_method.IsGenericMethod)
            _findings.Add(Rules.Generic, _syntax.TypeParameterList!.GetLocation(), _method.Name);
    }

    private void CheckDocumentation()
    {
        var location = _syntax.Identifier.GetLocation();
        if (!_documentation.IsRead)
        {
            _findings.Add(Rules.UnreadComments, location, CmdletName);
            return;
        }

        if (_documentation.Summary is null)
            _findings.Add(Rules.MissingSummary, location, _method.Name, CmdletName);
        if (_documentation.Examples.Count < 2)
            _findings.Add(Rules.TooFewExamples, location, $"{2 - _documentation.Examples.Count}", _method.Name, CmdletName);
    }

    private ReturnModel? ReadResult()
    {
        var (type, isAsync, isMany) = ResultOf(_method.ReturnType);
        if (isAsync && !_method.Parameters.Any(parameter => ParameterReader.KindOf(parameter) == ParameterKind.CancellationToken))
            _findings.Add(Rules.MissingCancellationToken, _syntax.Identifier.GetLocation(), _method.Name);
        if (type is not null && _documentation is { IsRead: true, Returns: null })
            _findings.Add(Rules.MissingReturns, _syntax.Identifier.GetLocation(), _method.Name, CmdletName);
        var model = type is null ? null : _types.Read(type);
        if (type is null || model is not null)
            return new ReturnModel(model, isMany);
        _findings.Add(
            Rules.UnsupportedReturnType,
            _syntax.ReturnType.GetLocation(),
            _method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)
        );
        return null;
    }

    private static (ITypeSymbol? Type, bool IsAsync, bool IsMany) ResultOf(ITypeSymbol returned) =>
        returned.OriginalDefinition.ToDisplayString() switch
        {
            "System.Threading.Tasks.Task" => (null, true, false),
            "System.Threading.Tasks.Task<TResult>" => (((INamedTypeSymbol)returned).TypeArguments[0], true, false),
            "System.Collections.Generic.IAsyncEnumerable<T>" or "System.Collections.Generic.IAsyncEnumerable<out T>" => (
                ((INamedTypeSymbol)returned).TypeArguments[0],
                true,
                true
            ),
            "System.Collections.Generic.IReadOnlyList<T>" or "System.Collections.Generic.IReadOnlyList<out T>" => (
                ((INamedTypeSymbol)returned).TypeArguments[0],
                false,
                true
            ),
            _ => (returned, false, false),
        };

    private void CheckTimer(IEnumerable<ParameterModel> arguments)
    {
        if (_attribute.Timer is not { } timer)
            return;
        if (!s_timer.IsMatch(timer))
            _findings.Add(Rules.MalformedTimer, _attribute.TimerLocation, timer);
        else if (timer[0] == '%' && (timer.Contains(":") || timer.Contains("__")))
            _findings.Add(Rules.NestedTimerSetting, _attribute.TimerLocation, timer);
        if (!ResultOf(_method.ReturnType).IsAsync)
            _findings.Add(Rules.TimerAtOnce, _syntax.ReturnType.GetLocation(), _method.Name);
        foreach (var argument in arguments.Where(argument => argument.IsRequired))
            _findings.Add(
                Rules.TimerWithoutDefault,
                _method.Parameters.First(parameter => parameter.Name == argument.Name).Locations[0],
                argument.Name,
                CmdletName
            );
    }
}
