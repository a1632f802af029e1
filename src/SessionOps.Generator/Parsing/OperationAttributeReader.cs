using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SessionOps.Generator.Parsing;

/// <summary>Reads <c>[Operation]</c> and knows where each of its values is written.</summary>
internal sealed class OperationAttributeReader
{
    private readonly AttributeSyntax _syntax;
    private readonly AttributeData _attribute;

    public OperationAttributeReader(AttributeData attribute, CancellationToken cancellationToken)
    {
        _syntax = (AttributeSyntax)attribute.ApplicationSyntaxReference!.GetSyntax(cancellationToken);
        _attribute = attribute;
    }

    public string Verb => ConstructorArgument(0);

    public string Noun => ConstructorArgument(1);

    public string? Http => Named(nameof(Http));

    public string? Timer => Named(nameof(Timer));

    public string? Action => Named(nameof(Action));

    /// <summary>The member of ChangeImpact, by its name.</summary>
    public string Impact =>
        _attribute.NamedArguments.FirstOrDefault(argument => argument.Key == nameof(Impact)).Value is { Value: int value, Type: INamedTypeSymbol type }
            ? type.GetMembers().OfType<IFieldSymbol>().First(member => member.ConstantValue is int constant && constant == value).Name
            : "Medium";

    public Location VerbLocation => PositionalLocation(0, "verb");

    public Location NounLocation => PositionalLocation(1, "noun");

    public Location TimerLocation => NamedArgument(nameof(Timer)).GetLocation();

    /// <summary>Whether <see cref="Http"/> is written out, so that its parts have places of their own.</summary>
    public bool HasPlainHttp => NamedArgument(nameof(Http)) is LiteralExpressionSyntax literal && literal.Token.Text == $"\"{literal.Token.ValueText}\"";

    /// <summary>The place of a part of <see cref="Http"/>; the whole expression when it is computed.</summary>
    public Location HttpLocation(int start, int length)
    {
        var expression = NamedArgument(nameof(Http));
        return HasPlainHttp && length > 0
            ? Location.Create(expression.SyntaxTree, new TextSpan(expression.SpanStart + 1 + start, length))
            : expression.GetLocation();
    }

    private string ConstructorArgument(int index) => _attribute.ConstructorArguments.ElementAtOrDefault(index).Value as string ?? "";

    private string? Named(string name) => _attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value as string;

    private Location PositionalLocation(int index, string name)
    {
        var arguments = _syntax.ArgumentList?.Arguments.Where(argument => argument.NameEquals is null).ToArray() ?? [];
        var argument = arguments.FirstOrDefault(candidate => candidate.NameColon?.Name.Identifier.Text == name) ?? arguments.ElementAtOrDefault(index);
        return argument?.Expression.GetLocation() ?? _syntax.GetLocation();
    }

    private ExpressionSyntax NamedArgument(string name) =>
        _syntax.ArgumentList!.Arguments.First(argument => argument.NameEquals?.Name.Identifier.Text == name).Expression;
}
