using System.Reflection;

namespace SessionOps.Core.Tests;

public sealed class ContractsTests
{
    [Fact]
    public void A_request_does_not_tell_its_binding() =>
        Assert.DoesNotContain("binding-of-a-test", PoTokenRequest.For("binding-of-a-test", null).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Error_ids_are_unique_and_named_after_themselves()
    {
        var ids = typeof(ErrorIds)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .ToDictionary(field => field.Name, field => (string)field.GetRawConstantValue()!);

        Assert.All(ids, id => Assert.Equal(id.Key, id.Value));
    }
}
