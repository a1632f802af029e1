using System.Text;
using SessionOps.Tokens;

namespace SessionOps.Fuzz;

/// <summary>Tokens, as callers and services give them.</summary>
internal static class TokenTargets
{
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [new("tokens", ReadTokens), new("protobuf", ReadFields), FuzzTarget.OfText("video", ReadVideo), FuzzTarget.OfText("binding", ReadBinding)];

    // As text, and as the bytes of a token, or no change would get past base64.
    private static void ReadTokens(byte[] input)
    {
        Decode(Encoding.UTF8.GetString(input));
        Decode(WebSafeBase64.Encode(input));
    }

    private static void Decode(string value)
    {
        _ = VisitorDataDecoder.TryDecode(value);
        _ = RolloutTokenDecoder.TryDecode(value);
        FuzzTarget.Require(VisitorDataDecoder.Accept(value).Value == value, "Visitor data that cannot be read is kept.");
        try
        {
            var info = PoTokenDecoder.Decode(value, TimeProvider.System);
            FuzzTarget.Require(Enum.IsDefined(info.Form), "A token has a form.");
        }
        catch (SessionOpsException error)
        {
            FuzzTarget.Require(value.Length < 4 || !error.Message.Contains(value, StringComparison.Ordinal), "An error does not repeat the token.");
        }
    }

    private static void ReadFields(byte[] message)
    {
        var fields = new ProtobufFields(message);
        var read = 0;
        while (fields.MoveNext())
        {
            read += fields.Raw.Length;
            FuzzTarget.Require(fields.Number > 0, "A field has a number.");
            FuzzTarget.Require(fields.Text is null || fields.HasBytes, "Only bytes are text.");
        }

        FuzzTarget.Require(read <= message.Length && (!fields.IsAtEnd || read == message.Length), "The fields are the message.");
    }

    private static void ReadVideo(string text)
    {
        var id = VideoAddress.FindId(text);
        FuzzTarget.Require(id is null || VideoAddress.FindId(id) == id, "What is found is an id.");
        FuzzTarget.Require(BindingInput.VideoIdOf(text) is null or { Length: 11 }, "An id has eleven characters.");
        _ = VideoAddress.IsAddress(text);
        _ = BindingInput.RequireVideoId(text);
    }

    private static void ReadBinding(string text)
    {
        _ = BindingInput.DoubtAbout(text);
        _ = ContentBinding.KindOf(text);
        var request = BindingInput.Read(text, videoId: null);
        FuzzTarget.Require(!request.ToString().Contains(text, StringComparison.Ordinal) || text.Length < 8, "A request does not tell its binding.");
        var token = ColdStartToken.CreateToken(text, TimeProvider.System, new Random(1));
        FuzzTarget.Require(PoTokenDecoder.Decode(token.Value, TimeProvider.System).Form == PoTokenForm.ColdStart, "A cold-start token can be read.");
    }
}
