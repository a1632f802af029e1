using System.Reflection;

namespace SessionOps.Tests;

public sealed class ContractsTests
{
    [Fact]
    public void Error_ids_are_unique_and_named_after_themselves()
    {
        var ids = typeof(ErrorIds)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .ToDictionary(field => field.Name, field => (string)field.GetRawConstantValue()!);

        Assert.All(ids, id => Assert.Equal(id.Key, id.Value));
    }
}
