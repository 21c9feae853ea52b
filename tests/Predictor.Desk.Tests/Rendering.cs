using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Predictor.Desk.Access;

namespace Predictor.Desk.Tests;

/// <summary>A component as the text that a browser gets.</summary>
internal static class Rendering
{
    public static async Task<string> RenderAsync<T>(params (string Name, object? Value)[] parameters)
        where T : IComponent
    {
        await using var services = new ServiceCollection().AddLogging().AddSingleton<AntiforgeryStateProvider, FormToken>().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var output = await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value)));
            return output.ToHtmlString();
        });
    }

    /// <summary>A component within a page that somebody looks at.</summary>
    public static Task<string> RenderForAsync<T>(DeskUser? user, params (string Name, object? Value)[] parameters)
        where T : IComponent => RenderAsync<CascadingValue<DeskUser?>>(
            (nameof(CascadingValue<>.Value), user),
            (nameof(CascadingValue<>.ChildContent), (RenderFragment)(builder =>
            {
                builder.OpenComponent<T>(0);
                foreach (var (name, value) in parameters)
                {
                    builder.AddComponentParameter(1, name, value);
                }

                builder.CloseComponent();
            })));

    private sealed class FormToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken GetAntiforgeryToken() => new("the-token", "formToken");
    }
}
