using System.Globalization;

namespace SessionOps.Scripting.Audio;

/// <summary>Reads one line of a request: words and numbers with spaces between them.</summary>
internal ref struct AudioRequest(ReadOnlySpan<char> line)
{
    private ReadOnlySpan<char> _rest = line;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public ReadOnlySpan<char> Word()
    {
        var end = _rest.IndexOf(' ');
        var word = end < 0 ? _rest : _rest[..end];
        _rest = end < 0 ? [] : _rest[(end + 1)..];
        return word;
    }

    public double Number() => double.Parse(Word(), NumberStyles.Float, CultureInfo.InvariantCulture);

    public float Float() => (float)Number();

    public int Integer() => int.Parse(Word(), NumberStyles.Integer, CultureInfo.InvariantCulture);

    /// <summary>All numbers that are left.</summary>
    public float[] Floats(AudioBudget budget)
    {
        if (IsAtEnd)
            return [];
        var floats = budget.Allocate(_rest.Count(' ') + 1);
        for (var i = 0; i < floats.Length; i++)
            floats[i] = Float();
        return floats;
    }
}
