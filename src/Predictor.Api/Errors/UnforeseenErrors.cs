using Microsoft.AspNetCore.Diagnostics;

namespace Predictor.Api.Errors;

/// <summary>The boundary for what no handler foresaw: logged with its trace id, answered without its innards.</summary>
internal sealed partial class UnforeseenErrors(ILogger<UnforeseenErrors> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is BadHttpRequestException refused)
        {
            await Problems.WriteAsync(httpContext, refused.StatusCode, "The request cannot be read", refused.Message);
            return true;
        }

        Failed(logger, exception, httpContext.Request.Method, httpContext.GetEndpoint()?.DisplayName);
        await Problems.WriteAsync(
            httpContext,
            StatusCodes.Status500InternalServerError,
            "The service failed at this request",
            $"It is logged under {httpContext.TraceIdentifier}.");
        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Endpoint} failed")]
    private static partial void Failed(ILogger logger, Exception exception, string method, string? endpoint);
}
