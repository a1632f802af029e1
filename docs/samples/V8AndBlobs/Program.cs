// V8 instead of Jint, and sessions in a blob container where SessionOps__Store names one.
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SessionOps;
using SessionOps.Engines.V8;
using SessionOps.Storage.Blobs;

var builder = Host.CreateApplicationBuilder(args);
var sessionOps = builder.Services.AddSessionOps(builder.Configuration).UseV8();
if (BlobSessionStore.CanOpen(builder.Configuration["SessionOps:Store"]))
    sessionOps.UseBlobs();
await using var provider = builder.Services.BuildServiceProvider();

var session = await provider.GetRequiredService<ISessionService>().GetSessionAsync();
Console.WriteLine($"{session.Engine}, in a process of its own: {V8ProcessEngine.IsAvailable}, {session.Grade}");
