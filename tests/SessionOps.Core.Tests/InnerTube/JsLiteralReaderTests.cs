using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using SessionOps.InnerTube.Bridge;

namespace SessionOps.Core.Tests.InnerTube;

public sealed class JsLiteralReaderTests
{
    [Theory]
    [InlineData("{a:1}", """{"a":1}""")]
    [InlineData("{'a':'b',}", """{"a":"b"}""")]
    [InlineData("""{"a":"b"}""", """{"a":"b"}""")]
    [InlineData("[1,2,]", "[1,2]")]
    [InlineData("[1,,2]", "[1,null,2]")]
    [InlineData("!0", "true")]
    [InlineData("!1", "false")]
    [InlineData("void 0", "null")]
    [InlineData("undefined", "null")]
    [InlineData("0x1F", "31")]
    [InlineData("-1.5e3", "-1500")]
    [InlineData(".5", "0.5")]
    [InlineData(@"'\x7b\x22a\x22:1\x7d'", "\"{\\u0022a\\u0022:1}\"")]
    [InlineData(@"'\u0041\u{1F600}\n\t\/'", "\"A\\uD83D\\uDE00\\n\\t/\"")]
    [InlineData("'a\\\nb\\\r\nc'", "\"abc\"")]
    [InlineData("'}<\\/script>{'", "\"}\\u003C/script\\u003E{\"")]
    [InlineData("{/* ' */a // \"\n:1}", """{"a":1}""")]
    [InlineData("{$a_1:{b:[{c:null}]}}", """{"$a_1":{"b":[{"c":null}]}}""")]
    public void Reads_what_scripts_write(string literal, string json) => Assert.Equal(json, Read(literal));

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{a")]
    [InlineData("{a:b(")]
    [InlineData("{a:`${'")]
    [InlineData("'cut off")]
    [InlineData("'line\nend'")]
    [InlineData(@"'\xZZ'")]
    [InlineData(@"'\u{110000}'")]
    [InlineData(@"'\")]
    [InlineData("function(){}")]
    [InlineData("1e999")]
    public void Refuses_what_is_no_whole_literal(string literal) => Assert.Null(Read(literal));

    [Fact]
    public void Refuses_bottomless_nesting_without_running_out_of_stack() => Assert.Null(Read(new string('[', 1_000_000)));

    [Fact]
    public void A_lone_surrogate_becomes_a_replacement_character() => Assert.Equal("\"\\uFFFD\"", Read(@"'\ud800'"));

    [Fact]
    public void Any_json_reads_back_whatever_way_it_is_written() =>
        Gen.Select(GenNode(depth: 3), Gen.Int)
            .Sample(
                (node, seed) =>
                {
                    var literal = new LiteralWriter(seed).Write(node);
                    return Read(literal) == (node?.ToJsonString() ?? "null");
                }
            );

    [Fact]
    public void Never_throws_whatever_it_is_given() => Gen.String[Gen.Char["{}[]'\"\\,:/*x u0aé\n!`"], 0, 60].Sample(text => Read(text));

    [Theory]
    [InlineData("{a:initialData,b:1}")]
    [InlineData("{a:window.devicePixelRatio,b:1}")]
    [InlineData("{a:+new Date,b:1}")]
    [InlineData("{a:'x'+y,b:1}")]
    [InlineData("{a:1+2,b:1}")]
    [InlineData("{a:[1,2].concat([3]),b:1}")]
    [InlineData("{a:{c:1}.c,b:1}")]
    [InlineData("{a:c?{d:1}:[2],b:1}")]
    [InlineData("{a:function(x){return{b:2}},b:1}")]
    [InlineData("{a:(x,y)=>{x={b:2}},b:1}")]
    [InlineData("{a:/[},'\"]/.test(x),b:1}")]
    [InlineData("{a:x/2+'/',b:1}")]
    [InlineData("{a:`}${ {c:'}'}.c },`,b:1}")]
    [InlineData("{a:f(')'),b:1}")]
    [InlineData("{a,b:1}")]
    [InlineData("{...a,b:1}")]
    [InlineData("{[a+'}']:2,b:1}")]
    [InlineData("{a(){return 1},get c(){return 2},b:1}")]
    [InlineData("{a:,b:1}")]
    [InlineData("{a:2 c:3,b:1}")]
    [InlineData("{a:1n,b:1}")]
    public void A_value_that_is_no_literal_costs_only_itself(string literal) => Assert.Equal("""{"b":1}""", Read(literal));

    [Fact]
    public void An_item_that_is_no_literal_keeps_its_place() => Assert.Equal("""[1,null,{"b":[null,3]}]""", Read("[1,f(2),{a:x.y,b:[!x,3]}]"));

    private static string? Read(string literal) => new JsLiteralReader(literal + ")").TryReadArgument(out var value) ? value?.ToJsonString() ?? "null" : null;

    private static Gen<JsonNode?> GenNode(int depth)
    {
        var leaf = Gen.OneOf<JsonNode?>(
            Gen.Const((JsonNode?)null),
            Gen.Bool.Select(value => (JsonNode?)JsonValue.Create(value)),
            Gen.Int.Select(value => (JsonNode?)JsonValue.Create(value)),
            GenText.Select(value => (JsonNode?)JsonValue.Create(value))
        );
        return depth == 0
            ? leaf
            : Gen.OneOf(
                leaf,
                GenNode(depth - 1).Array[0, 4].Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())])),
                Gen.Select(GenText, GenNode(depth - 1))
                    .Array[0, 4]
                    .Select(properties =>
                        (JsonNode?)
                            new JsonObject(
                                properties
                                    .DistinctBy(property => property.Item1)
                                    .Select(property => KeyValuePair.Create(property.Item1, property.Item2?.DeepClone()))
                            )
                    )
            );
    }

    private static Gen<string> GenText { get; } = Gen.String[Gen.Char[" abcXYZ019{}[]'\"\\/<>,:;\n\r\té€"], 0, 12];

    /// <summary>Writes JSON in the ways that JavaScript allows, chosen by a seed.</summary>
    private sealed class LiteralWriter(int seed)
    {
        private readonly Random _random = new(seed);

        public string Write(JsonNode? node) =>
            node switch
            {
                null => Pick("null", "void 0", "undefined"),
                JsonObject properties =>
                    $"{{{string.Join(",", properties.Select(property => $"{Blank()}{Key(property.Key)}{Blank()}:{Blank()}{Write(property.Value)}"))}{TrailingComma(properties.Count)}}}",
                JsonArray items => $"[{string.Join(",", items.Select(item => Blank() + Write(item) + Blank()))}{TrailingComma(items.Count)}]",
                JsonValue value when value.GetValueKind() == JsonValueKind.True => Pick("true", "!0"),
                JsonValue value when value.GetValueKind() == JsonValueKind.False => Pick("false", "!1"),
                JsonValue value when value.GetValueKind() == JsonValueKind.Number => value.GetValue<int>().ToString(CultureInfo.InvariantCulture),
                _ => Quote(node.GetValue<string>()),
            };

        private string Key(string key) => key.Length > 0 && key.All(char.IsAsciiLetter) && _random.Next(2) == 0 ? key : Quote(key);

        private string TrailingComma(int count) => count > 0 && _random.Next(3) == 0 ? "," : "";

        private string Blank() => Pick("", "", " ", "\n", "/* }'\" */", "// ]\n");

        private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];

        private string Quote(string text)
        {
            var quote = _random.Next(2) == 0 ? '\'' : '"';
            var quoted = new StringBuilder().Append(quote);
            foreach (var character in text)
            {
                if (character is '\n' or '\r' || _random.Next(4) == 0)
                    quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
                else if (character == quote || character == '\\')
                    quoted.Append('\\').Append(character);
                else if (character < 256 && _random.Next(4) == 0)
                    quoted.Append(CultureInfo.InvariantCulture, $"\\x{(int)character:x2}");
                else
                    quoted.Append(character);
            }

            return quoted.Append(quote).ToString();
        }
    }
}
