using System.Buffers.Text;
using System.Text;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using SessionOps.Tokens;

namespace SessionOps.Core.Tests.Tokens;

public sealed class TokenDecoderTests
{
    private static readonly DateTimeOffset s_now = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _time = new(s_now);

    [Fact]
    public void Reads_a_visitor_data_of_today()
    {
        byte[] message =
        [
            .. Text(1, "abc_DEF-123"),
            .. Varint(5, (ulong)s_now.ToUnixTimeSeconds()),
            .. Message(6, [.. Text(1, "DE"), .. Message(2, [])]),
            .. Message(12, Text(1, "21.YT=TF_" + new string('x', 339))),
        ];

        var visitorData = VisitorDataDecoder.Decode(Escape(message));

        Assert.Equal(("abc_DEF-123", s_now, "DE"), (visitorData.VisitorId, visitorData.CreatedAt, visitorData.Country));
        Assert.StartsWith("21.YT=TF_", visitorData.Experiment, StringComparison.Ordinal);
        Assert.Empty(visitorData.UnknownFields);
    }

    [Fact]
    public void Keeps_unknown_fields_as_they_came()
    {
        var unknown = Varint(99, 7);

        var visitorData = VisitorDataDecoder.Decode(Escape([.. Text(1, "abc_DEF-123"), .. unknown, .. unknown]));

        Assert.Equal([.. unknown, .. unknown], Assert.Single(visitorData.UnknownFields).Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("AAAA")]
    [InlineData("CgthYmNfREVG")]
    [InlineData("KAE=")]
    public void Refuses_what_is_no_visitor_data_without_repeating_it(string value)
    {
        var error = Assert.Throws<SessionOpsException>(() => VisitorDataDecoder.Decode(value));

        Assert.Equal(ErrorIds.UndecodableToken, error.ErrorId);
        if (value.Length > 0)
            Assert.DoesNotContain(value, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_a_rollout_token()
    {
        var token = RolloutTokenDecoder.Decode(Escape([.. Varint(1, 8144128492), .. Varint(2, 5), .. Varint(3, 6)]));

        Assert.Equal((8144128492UL, 5UL, 6UL), (token.Id, token.First, token.Second));
    }

    [Theory]
    [InlineData(85)]
    [InlineData(93)]
    [InlineData(122)]
    [InlineData(400)]
    public void A_minted_token_may_have_any_length(int length)
    {
        var info = PoTokenDecoder.Decode(Encode(Message(6, Enumerable.Repeat((byte)'M', length).ToArray())), _time);

        Assert.Equal(PoTokenForm.Minted, info.Form);
    }

    [Fact]
    public void Reads_an_error_token()
    {
        var info = PoTokenDecoder.Decode(Encode([42, 128 | 9, 0, 11, .. Encoding.UTF8.GetBytes("EBH:Error")]), _time);

        Assert.Equal((PoTokenForm.Error, 11, "EBH:Error"), (info.Form, info.ErrorCode, info.ErrorMessage));
    }

    [Theory]
    [InlineData(new byte[] { 1, 2, 3 })]
    [InlineData(new byte[] { 0x22, 50, 1 })]
    [InlineData(new byte[] { 0x2A })]
    [InlineData(new byte[] { 0x32, 50, 1 })]
    public void What_has_no_known_form_is_told_as_unknown(byte[] token) => Assert.Equal(PoTokenForm.Unknown, PoTokenDecoder.Decode(Encode(token), _time).Form);

    [Fact]
    public void A_cold_start_token_tells_its_binding_and_age()
    {
        var token = ColdStartToken.Create("jNQXAC9IVRw", _time, new Random(1), clientState: 3);
        _time.Advance(TimeSpan.FromMinutes(5));

        var info = PoTokenDecoder.Decode(token, _time);

        Assert.Equal((PoTokenForm.ColdStart, "jNQXAC9IVRw", 3), (info.Form, info.ContentBinding, info.ClientState));
        Assert.Equal((s_now, TimeSpan.FromMinutes(5)), (info.CreatedAt, info.Age));
        Assert.Equal(0x22, Base64Url.DecodeFromChars(token)[0]);
    }

    [Fact]
    public void Any_binding_that_fits_survives_a_cold_start_token() =>
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 0, 247], Gen.Int, Gen.Byte)
            .Sample(
                (binding, seed, state) =>
                {
                    var info = PoTokenDecoder.Decode(ColdStartToken.Create(binding, _time, new Random(seed), state), _time);
                    return info.ContentBinding == binding && info.ClientState == state && info.CreatedAt == s_now;
                }
            );

    [Fact]
    public void A_binding_that_does_not_fit_is_refused() =>
        Assert.Equal("contentBinding", Assert.Throws<InvalidInputException>(() => ColdStartToken.Create(new string('x', 248), _time, new Random(1))).Parameter);

    [Fact]
    public void Decoders_throw_nothing_but_their_own_error_on_any_bytes() =>
        Gen
            .Byte.Array[0, 64]
            .Sample(bytes =>
            {
                foreach (
                    var decode in new Action<string>[]
                    {
                        v => VisitorDataDecoder.Decode(v),
                        v => RolloutTokenDecoder.Decode(v),
                        v => PoTokenDecoder.Decode(v, _time),
                    }
                )
                {
                    try
                    {
                        decode(Encode(bytes));
                    }
                    catch (SessionOpsException error)
                    {
                        Assert.Equal(ErrorIds.UndecodableToken, error.ErrorId);
                    }
                }
            });

    [Fact]
    public void Descriptions_carry_no_secret()
    {
        var value = Escape(Text(1, "abc_DEF-123"));

        Assert.DoesNotContain("abc_DEF", VisitorDataDecoder.Decode(value).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(value, VisitorDataDecoder.Decode(value).ToString(), StringComparison.Ordinal);
    }

    private static byte[] Text(int field, string text) => Message(field, Encoding.UTF8.GetBytes(text));

    private static byte[] Message(int field, byte[] bytes) => [.. Number((ulong)((field << 3) | 2)), .. Number((ulong)bytes.Length), .. bytes];

    private static byte[] Varint(int field, ulong value) => [.. Number((ulong)(field << 3)), .. Number(value)];

    private static List<byte> Number(ulong value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7)
            bytes.Add((byte)(value | 0x80));
        bytes.Add((byte)value);
        return bytes;
    }

    private static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).Replace('+', '-').Replace('/', '_');

    private static string Escape(byte[] bytes) => Uri.EscapeDataString(Encode(bytes));
}
