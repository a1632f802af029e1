using System.Text.Json;

namespace SessionOps.Drawing;

/// <summary>The arguments of a command: what follows its name.</summary>
internal readonly struct Arguments(JsonElement command)
{
    /// <summary>The name of the command.</summary>
    public string Name => command[0].GetString()!;

    /// <summary>An argument.</summary>
    public JsonElement this[int index] => command[index + 1];

    /// <summary>A number. A page counts in double precision, Skia in single, and what that cannot hold becomes its largest number.</summary>
    public float Number(int index) => (float)Math.Clamp(this[index].GetDouble(), -float.MaxValue, float.MaxValue);

    public double Double(int index) => this[index].GetDouble();

    public bool Flag(int index) => this[index].GetBoolean();

    public string Text(int index) => this[index].GetString()!;

    /// <summary>So many numbers from a place on.</summary>
    public float[] Numbers(int from, int count)
    {
        var numbers = new float[count];
        for (var i = 0; i < count; i++)
            numbers[i] = Number(from + i);
        return numbers;
    }

    /// <summary>The numbers that come first, in double precision.</summary>
    public double[] Doubles() =>
        [.. command.EnumerateArray().Skip(1).TakeWhile(static value => value.ValueKind == JsonValueKind.Number).Select(static value => value.GetDouble())];

    /// <summary>All numbers.</summary>
    public float[] Numbers() => Numbers(0, command.GetArrayLength() - 1);
}
