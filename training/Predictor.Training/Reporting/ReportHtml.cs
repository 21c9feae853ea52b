using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;
using Predictor.Charts;
using Predictor.Training.Reporting.Pages;

namespace Predictor.Training.Reporting;

/// <summary>A report as one HTML file that needs nothing else. Holds no time and no name of a machine: same report, same bytes.</summary>
internal sealed class ReportHtml(IServiceProvider services, ILoggerFactory loggers)
{
    private static readonly Lazy<string> OwnStyles = new(Load);

    /// <summary>How reports look, after the charts' own styles.</summary>
    public static string Styles => OwnStyles.Value;

    public async Task<byte[]> RenderAsync(Report report)
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await renderer.RenderComponentAsync<ReportDocument>(ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(ReportDocument.Report)] = report,
                [nameof(ReportDocument.Stylesheet)] = $"\n{ChartStyles.Text}\n{OwnStyles.Value}",
            }));
            return page.ToHtmlString();
        });
        return Encoding.UTF8.GetBytes(html.ReplaceLineEndings("\n"));
    }

    private static string Load()
    {
        using var stream = typeof(ReportHtml).Assembly.GetManifestResourceStream("report.css") ?? throw new InvalidOperationException("report.css is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
