using Microsoft.Extensions.DependencyInjection;
using SessionOps.Simulator.Faults;

namespace SessionOps.Simulator.Tests;

public sealed class CommandTests
{
    [Fact]
    public async Task Arguments_become_options_and_faults()
    {
        var (status, options, faults, urls) = await InvokeAsync(
            "--seed",
            "7",
            "--program-bytes",
            "2000",
            "--lifetime",
            "60",
            "--challenge",
            "None",
            "--fault",
            "Captcha",
            "--fault",
            "Latency",
            "--urls",
            "http://127.0.0.1:4555"
        );

        Assert.Equal(0, status);
        Assert.Equal(
            (7, 2000, TimeSpan.FromSeconds(60), ChallengePlace.None),
            (options!.Seed, options.ProgramBytes, options.IntegrityLifetime, options.ChallengePlace)
        );
        Assert.Equal([FaultKind.Captcha, FaultKind.Latency], faults!.All.Select(fault => fault.Kind));
        Assert.Equal("http://127.0.0.1:4555", urls);
    }

    [Fact]
    public async Task Without_arguments_it_is_as_large_as_the_real_thing_and_in_order()
    {
        var (status, options, faults, _) = await InvokeAsync();

        Assert.Equal(0, status);
        Assert.Equal(
            (null, 28_000, new SimulatorOptions().IntegrityLifetime, ChallengePlace.Current),
            (options!.Seed, options.ProgramBytes, options.IntegrityLifetime, options.ChallengePlace)
        );
        Assert.Empty(faults!.All);
    }

    [Theory]
    [InlineData("--program-bytes", "0")]
    [InlineData("--lifetime", "-1")]
    [InlineData("--seed", "many")]
    [InlineData("--fault", "Earthquake")]
    public async Task An_argument_that_makes_no_sense_is_refused(string name, string value)
    {
        var (status, options, _, _) = await InvokeAsync(name, value);

        Assert.Equal(1, status);
        Assert.Null(options);
    }

    private static async Task<(int Status, SimulatorOptions? Options, FaultSwitches? Faults, string? Urls)> InvokeAsync(params string[] args)
    {
        (SimulatorOptions? Options, FaultSwitches? Faults, string? Urls) seen = default;
        var status = await SimulatorCommand.InvokeAsync(
            args,
            (app, _) =>
            {
                seen = (app.Services.GetRequiredService<SimulatorOptions>(), app.Services.GetRequiredService<FaultSwitches>(), app.Configuration["urls"]);
                return Task.CompletedTask;
            }
        );
        return (status, seen.Options, seen.Faults, seen.Urls);
    }
}
