using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SessionOps.Endpoints;
using SessionOps.Functions;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<InvocationCancellation>();
builder.Logging.KeepSecretsOutOfLogs();
builder.Services.AddEndpoints(builder.Configuration).AddSessions().AddTelemetry(builder.Configuration);

// The host stops the worker only after running invocations have ended, and kills one that takes too long.
builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
await builder.Build().RunAsync();
