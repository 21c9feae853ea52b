using Microsoft.OpenApi;
using Predictor.Api.Keys;

namespace Predictor.Api.Documents;

/// <summary>The API's own description, and a page to try it out.</summary>
internal static class DocumentsSetup
{
    public const string Version = "v1";

    public static void AddDocuments(this WebApplicationBuilder builder)
    {
        builder.Services.AddEndpointsApiExplorer();
        builder.Services.AddSwaggerGen(swagger =>
        {
            swagger.SwaggerDoc(Version, new OpenApiInfo
            {
                Title = "Predictor",
                Version = Version,
                Description = "Scores live support cases: how likely each outcome is, what is at stake, and why. Within v1 a member is only ever added. Errors are problem details (RFC 9457).",
            });
            swagger.AddSecurityDefinition(KeyAuthentication.SchemeName, new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = Credentials.Header,
                Description = "Or the same key as Authorization: Bearer, or as the password of HTTP Basic; or a JWT of the OpenID provider that is set up as Authorization: Bearer. On loopback in Development none is needed.",
            });
            swagger.OperationFilter<OperationScope>();
            swagger.SupportNonNullableReferenceTypes();
            swagger.DocumentFilter<LiveScoreRequest>();
            swagger.DocumentFilter<InferenceOperations>();
            swagger.DocumentFilter<CaseOperations>();
        });
    }

    public static void MapDocuments(this WebApplication app)
    {
        app.MapSwagger("/openapi/{documentName}.json").RequireAuthorization(Keys.Scope.Any);
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/swagger", StringComparison.OrdinalIgnoreCase), pages => pages.UseSwaggerUI(ui =>
        {
            ui.RoutePrefix = "swagger";
            ui.DocumentTitle = "Predictor API";
            ui.SwaggerEndpoint($"/openapi/{Version}.json", "Predictor v1");
        }));
    }
}
