using Microsoft.AspNetCore.Antiforgery;
using Predictor.Api.Errors;
using Predictor.Api.Keys;

namespace Predictor.Api.Security;

/// <summary>
/// What a page sends brings a token that only a page of the service can have: every form (<see cref="RequireForm"/>), and whatever changes something on the
/// strength of a cookie, from which a script takes it in the header <see cref="Header"/>. A key in a header needs none: no browser sends it by itself.
/// </summary>
internal static class FormCheck
{
    public const string Header = "X-Form-Token";

    public static void AddFormCheck(this WebApplicationBuilder builder) => builder.Services.AddAntiforgery(options =>
    {
        options.HeaderName = Header;
        options.FormFieldName = "formToken";
        options.Cookie.Name = "predictor_form";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;

        // The content security policy says it already.
        options.SuppressXFrameOptionsHeader = true;
    });

    /// <summary>Of an endpoint that a page's form is sent to.</summary>
    public static TBuilder RequireForm<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new RequireAntiforgeryTokenAttribute()).ExcludeFromDescription();

    /// <summary>After it is known who asks, for what a form holds is of one user.</summary>
    public static void UseFormCheck(this WebApplication app)
    {
        var antiforgery = app.Services.GetRequiredService<IAntiforgery>();
        app.UseWhen(IsForm, forms => forms.UseAntiforgery());
        app.Use((context, next) => IsAsked(context) ? CheckAsync(context, next, antiforgery) : PassAsync(context, next));
    }

    private static Task PassAsync(HttpContext context, RequestDelegate next)
    {
        // What was found without having been asked for would keep the form from being read.
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not null)
            context.Features.Set<IAntiforgeryValidationFeature>(null);
        return next(context);
    }

    private static async Task CheckAsync(HttpContext context, RequestDelegate next, IAntiforgery antiforgery)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>()?.IsValid ?? await IsValidAsync(context, antiforgery))
        {
            await next(context);
            return;
        }

        await Problems.WriteAsync(
            context,
            StatusCodes.Status400BadRequest,
            "The page is out of date",
            "What was sent is not of a page that was given out in this session, so nothing was changed. Open the page again and send it once more.");
    }

    /// <summary>Where the body is no form that can be read, there is no token in it either.</summary>
    private static async Task<bool> IsValidAsync(HttpContext context, IAntiforgery antiforgery)
    {
        try
        {
            await antiforgery.ValidateRequestAsync(context);
            return true;
        }
        catch (AntiforgeryValidationException)
        {
            return false;
        }
    }

    private static bool IsForm(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: true };

    private static bool IsAsked(HttpContext context) =>
        !HttpMethods.IsGet(context.Request.Method)
        && !HttpMethods.IsHead(context.Request.Method)
        && (Caller.Of(context.User).Kind == Caller.User || IsForm(context))
        && !Credentials.AreExplicit(context.Request);
}
