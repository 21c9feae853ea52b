namespace Predictor.Api.Errors;

/// <summary>428: a change that does not say of which edition it is would overwrite what somebody else did meanwhile.</summary>
internal sealed class EditionMissing() : LineNotChanged(
    StatusCodes.Status428PreconditionRequired,
    "If-Match is missing",
    "Say in If-Match what ETag said of the case as you saw it, such as If-Match: \"3\"; or If-Match: * to change it whatever was done meanwhile.");
