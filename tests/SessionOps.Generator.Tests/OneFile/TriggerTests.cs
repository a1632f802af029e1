using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SessionOps.Triggers;

namespace SessionOps.Generator.Tests.OneFile;

/// <summary>The trigger that the build made of the sample file, with the attributes that the official worker indexes.</summary>
public sealed class TriggerTests
{
    [Fact]
    public void It_is_a_function_with_the_route_and_a_key()
    {
        var method = Assert.Single(typeof(GetCoverageGapFunction).GetMethods(), method => method.IsDefined(typeof(FunctionAttribute)));
        var parameter = Assert.Single(method.GetParameters());
        var trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>();

        Assert.Equal("GetCoverageGap", method.GetCustomAttribute<FunctionAttribute>()!.Name);
        Assert.Equal(typeof(HttpRequest), parameter.ParameterType);
        Assert.NotNull(trigger);
        Assert.Equal("sessions/{name}/gaps", trigger.Route);
        Assert.Equal("get", Assert.Single(trigger.Methods!));
        Assert.Equal(AuthorizationLevel.Function, trigger.AuthLevel);
    }
}
