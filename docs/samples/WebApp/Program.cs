// An app that gives its own clients tokens. Settings are in the section SessionOps of appsettings.json, or in the environment.
using SessionOps;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSessionOps(builder.Configuration);
var app = builder.Build();

app.MapGet(
    "/token/{videoId}",
    async (string videoId, ISessionService sessions, CancellationToken cancellationToken) =>
    {
        try
        {
            var token = await sessions.MintForVideoAsync(videoId, cancellationToken: cancellationToken);
            return Results.Ok(
                new
                {
                    token.Value,
                    Grade = token.Grade.ToString(),
                    token.ExpiresAt,
                }
            );
        }
        catch (SessionOpsException error)
        {
            return Results.Problem(error.Message, statusCode: ErrorCatalogue.Of(error.ErrorId).Status, title: error.ErrorId);
        }
    }
);

app.Run();
