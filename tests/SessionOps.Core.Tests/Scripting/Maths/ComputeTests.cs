using System.Globalization;
using SessionOps.Scripting;

namespace SessionOps.Core.Tests.Scripting.Maths;

public sealed class ComputeTests
{
    private const int Atan2 = 19;

    // In the order of the environment's list.
    private static readonly string[] s_names =
    [
        "acos",
        "acosh",
        "asin",
        "asinh",
        "atan",
        "atanh",
        "cbrt",
        "cos",
        "cosh",
        "exp",
        "expm1",
        "log",
        "log10",
        "log1p",
        "log2",
        "sin",
        "sinh",
        "tan",
        "tanh",
        "atan2",
    ];

    // These derive from others in plain arithmetic, as Chromium's do, and can be a number or two beside the nearest.
    private static readonly string[] s_derived = ["acosh", "asinh", "atanh", "cosh", "expm1", "log10", "log1p", "sinh", "tanh"];
    private static readonly string[] s_rounded = ["acos", "asin", "atan", "atan2", "cbrt", "tan"];

    public static TheoryData<string> Names => [.. s_names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_near_the_exact_value(string name)
    {
        var references = References().Where(reference => reference.Name == name).ToList();
        var most =
            s_rounded.Contains(name) ? 0
            : s_derived.Contains(name) ? 2
            : 1;

        Assert.True(references.Count > 14);
        Assert.All(
            references,
            reference =>
            {
                var actual = EnvironmentServices.Compute(Array.IndexOf(s_names, name), reference.X, reference.Y);
                Assert.True(StepsBetween(actual, reference.Value) <= most, $"{name}({reference.X:R}) is {actual:R}, not {reference.Value:R}");
            }
        );
    }

    [Theory]
    [InlineData("log", 11, 2.3978952727983707)]
    [InlineData("log", 1.0710031861722835, 0.06859576641196481)]
    [InlineData("log10", 0.4375, -0.359021942641668)]
    [InlineData("expm1", 1, 1.718281828459045)]
    [InlineData("atanh", 0.5, 0.5493061443340548)]
    [InlineData("exp", 0.03990930900593792, 1.0407163863087763)]
    [InlineData("sin", 79.95820747951655, -0.9884087916438951)]
    [InlineData("cos", 10.019441811539847, -0.828336866633153)]
    public void Has_Chromiums_last_digit_and_not_the_nearest(string name, double x, double value) =>
        Assert.Equal(value, EnvironmentServices.Compute(Array.IndexOf(s_names, name), x, 0));

    [Theory]
    [MemberData(nameof(Names))]
    public void Gives_no_number_for_no_number(string name) =>
        Assert.Equal(double.NaN, EnvironmentServices.Compute(Array.IndexOf(s_names, name), double.NaN, 1));

    [Theory]
    [InlineData("asin", -0.0)]
    [InlineData("asinh", -0.0)]
    [InlineData("atan", -0.0)]
    [InlineData("atanh", 5e-324)]
    [InlineData("cbrt", -0.0)]
    [InlineData("expm1", -5e-324)]
    [InlineData("log1p", -0.0)]
    [InlineData("sin", -5e-324)]
    [InlineData("sinh", -0.0)]
    [InlineData("tan", 5e-324)]
    [InlineData("tanh", -0.0)]
    public void Keeps_the_smallest_numbers_and_the_sign_of_zero(string name, double x) =>
        Assert.Equal(BitConverter.DoubleToInt64Bits(x), BitConverter.DoubleToInt64Bits(EnvironmentServices.Compute(Array.IndexOf(s_names, name), x, 0)));

    [Theory]
    [InlineData(0.0, -0.0, Math.PI)]
    [InlineData(-0.0, 0.0, -0.0)]
    [InlineData(-0.0, -1, -Math.PI)]
    [InlineData(1, -0.0, Math.PI / 2)]
    [InlineData(double.PositiveInfinity, double.NegativeInfinity, 2.356194490192345)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity, -Math.PI / 4)]
    [InlineData(-1, double.PositiveInfinity, -0.0)]
    [InlineData(5e-324, 5e-324, Math.PI / 4)]
    [InlineData(-1e-300, 1e300, -0.0)]
    public void Turns_a_point_at_a_limit_into_an_angle(double y, double x, double angle) =>
        Assert.Equal(BitConverter.DoubleToInt64Bits(angle), BitConverter.DoubleToInt64Bits(EnvironmentServices.Compute(Atan2, y, x)));

    private static long StepsBetween(double a, double b) => Math.Abs(BitConverter.DoubleToInt64Bits(a) - BitConverter.DoubleToInt64Bits(b));

    // Name, argument, nearest number to the exact value, second argument: computed with 120 decimal digits.
    private static IEnumerable<(string Name, double X, double Value, double Y)> References()
    {
        using var reader = new StreamReader(typeof(ComputeTests).Assembly.GetManifestResourceStream("math-references")!);
        while (reader.ReadLine() is { } line)
        {
            var parts = line.Split(' ');
            yield return (parts[0], Number(parts[1]), Number(parts[2]), parts.Length > 3 ? Number(parts[3]) : 0);
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
