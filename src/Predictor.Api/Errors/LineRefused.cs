namespace Predictor.Api.Errors;

/// <summary>409: what was asked makes no sense of the line as it is.</summary>
internal sealed class LineRefused(string why) : LineNotChanged(StatusCodes.Status409Conflict, "Not possible now", why);
