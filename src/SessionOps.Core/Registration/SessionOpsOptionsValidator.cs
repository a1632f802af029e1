using Microsoft.Extensions.Options;

namespace SessionOps;

/// <summary>Refuses options that cannot be used, in the words of <see cref="SessionOpsSettings.Validate"/>.</summary>
internal sealed class SessionOpsOptionsValidator : IValidateOptions<SessionOpsOptions>
{
    public ValidateOptionsResult Validate(string? name, SessionOpsOptions options)
    {
        try
        {
            SessionOpsSettings.Validate(options);
            return ValidateOptionsResult.Success;
        }
        catch (InvalidInputException error)
        {
            return ValidateOptionsResult.Fail(error.Message);
        }
    }
}
