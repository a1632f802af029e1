using SessionOps.Attestation;

namespace SessionOps.Core.Tests.Attestation;

public sealed class ExperimentsStateTests
{
    [Theory]
    [InlineData("[null,null,null,null,null,null,null,[],[]]", """[[[],[]],""]""")]
    [InlineData("""[null,null,null,null,"text",[[7,52],[8,53],[9,1]]]""", """[[[7,9,8],[1,1,2]],"text"]""")]
    [InlineData("[null,null,null,null,null,[[7]]]", """[[[7],[1]],""]""")]
    [InlineData("", """[[[],[]],""]""")]
    [InlineData(null, """[[[],[]],""]""")]
    [InlineData("no JSON", """[[[],[]],""]""")]
    [InlineData("{}", """[[[],[]],""]""")]
    public void The_scripts_arguments_follow_from_the_blob_as_in_the_player(string? blob, string arguments) =>
        Assert.Equal(arguments, ExperimentsState.ArgumentsFrom(blob));
}
