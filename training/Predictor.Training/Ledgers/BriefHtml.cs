using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;
using Predictor.Charts;
using Predictor.Models.Ledgers;
using Predictor.Training.Ledgers.Pages;
using Predictor.Training.Reporting;

namespace Predictor.Training.Ledgers;

/// <summary>The brief: a ledger as one page for a head of operations, one HTML file that needs nothing else; the same ledger gives the same bytes.</summary>
internal sealed class BriefHtml(IServiceProvider services, ILoggerFactory loggers)
{
    public async Task<byte[]> RenderAsync(LedgerSnapshot ledger)
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await renderer.RenderComponentAsync<BriefDocument>(ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(BriefDocument.Ledger)] = ledger,
                [nameof(BriefDocument.Stylesheet)] = $"\n{ChartStyles.Text}\n{ReportHtml.Styles}",
            }));
            return page.ToHtmlString();
        });
        return Encoding.UTF8.GetBytes(html.ReplaceLineEndings("\n"));
    }
}
