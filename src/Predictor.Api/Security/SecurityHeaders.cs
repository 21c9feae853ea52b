namespace Predictor.Api.Security;

/// <summary>What a browser may do with an answer: as little as the pages need.</summary>
internal static class SecurityHeaders
{
    /// <summary>The service's own files only: nothing inline, nothing from elsewhere.</summary>
    public const string Pages = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Swagger UI is third-party code that styles itself inline; it stays on its own path.</summary>
    public const string Swagger = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>A model's report is one file that somebody wrote: it may style itself inline and show what is in it, in an origin of its own.</summary>
    public const string Report = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

    /// <summary>An answer to a program is no page: should a browser be made to show one, nothing in it runs and nothing frames it.</summary>
    public const string Programs = "default-src 'none'; frame-ancestors 'none'; sandbox";

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-cache, no-store";
        if (IsForPrograms(context.Request.Path))
        {
            headers.ContentSecurityPolicy = Programs;
            return next(context);
        }

        AddOfPage(headers, context.Request.Path.StartsWithSegments("/swagger", StringComparison.Ordinal) ? Swagger : Pages);
        return next(context);
    });

    /// <param name="headers">Of the answer.</param>
    /// <param name="policy">One of the constants.</param>
    public static void AddOfPage(IHeaderDictionary headers, string policy)
    {
        headers.ContentSecurityPolicy = policy;
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
    }

    private static bool IsForPrograms(PathString path) => path.StartsWithSegments("/v1", StringComparison.Ordinal) || path.StartsWithSegments("/v2", StringComparison.Ordinal);
}
