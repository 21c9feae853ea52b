using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using Predictor.Models.Registry;

namespace Predictor.Training.Tests.Commands;

public sealed class ReportCommandTests
{
    [Fact]
    public async Task A_report_is_one_file_that_fetches_nothing_runs_nothing_and_can_be_read_by_anybody()
    {
        using var folder = new TemporaryFolder();
        await Train(folder);

        await Report(folder, "report.html");

        var text = await File.ReadAllTextAsync(folder["report.html"], TestContext.Current.CancellationToken);
        foreach (var foreign in (string[])["<script", "http:", "https:", "url(", "@import", "src=", "style=", "javascript:", "<link"])
        {
            Assert.DoesNotContain(foreign, text, StringComparison.OrdinalIgnoreCase);
        }

        var page = Parse(text);
        string[] ids = [.. page.Descendants().Attributes("id").Select(id => id.Value)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(page.Descendants("a").Attributes("href"), link => Assert.Contains(link.Value.TrimStart('#'), ids));
        Assert.All(page.Descendants().Attributes("aria-labelledby"), label => Assert.Contains(label.Value, ids));
        Assert.Single(page.Descendants("h1"));
        var levels = page.Descendants().Select(element => element.Name.LocalName).Where(name => name is "h1" or "h2" or "h3" or "h4").Select(name => name[1] - '0').ToArray();
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"h{pair.Second} after h{pair.First}"));
        Assert.All(page.Descendants("svg"), picture => Assert.True(picture.Attribute("aria-hidden") is not null || picture.Attribute("aria-label") is { Value.Length: > 10 }));
        Assert.All(page.Descendants("table"), table => Assert.NotEmpty(table.Descendants("th")));
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_figures_are_those_that_evaluate_prints()
    {
        using var folder = new TemporaryFolder();
        await Train(folder);

        var report = await Report(folder, "report.html");
        var evaluated = await CommandRun.Json("evaluate", "--model", "calls@1", "--models", folder["models"], "--data", folder["calls.csv"], "--rows", "test");

        var outcome = evaluated.GetProperty("outcomes")[0];
        Assert.All(
            Assert.Single(report.GetProperty("outcomes").EnumerateArray()).EnumerateObject(),
            figure => Assert.Equal(outcome.GetProperty(figure.Name).GetRawText(), figure.Value.GetRawText()));
        var page = Parse(await File.ReadAllTextAsync(folder["report.html"], TestContext.Current.CancellationToken));
        foreach (var (row, figure, format) in ((string, string, string)[])[("AUC", "auc", "0.0000"), ("Average precision", "averagePrecision", "0.0000"), ("Log loss", "logLoss", "0.0000"), ("Brier", "brier", "0.0000"), ("Calibration error", "calibrationError", "0.0000"), ("Lift, top tenth", "lift", "0.000")])
        {
            var cells = page.Descendants("tr").First(line => line.Element("th")?.Value.Trim() == row).Elements("td").ToArray();
            var interval = outcome.GetProperty("intervals").GetProperty(figure);
            string Text(JsonElement value) => value.GetDouble().ToString(format, CultureInfo.InvariantCulture);

            Assert.Equal(Text(outcome.GetProperty(figure)), cells[0].Value);
            Assert.Equal($"{Text(interval[0])} to {Text(interval[1])}", cells[1].Value);
        }

        // The test slice has 300 rows, so the sampled rows are those that training took importances from.
        var importance = new ModelRegistry(folder["models"]).Open("calls@1").Outcomes[0].Report.Importance.Values.OrderDescending();
        var sizes = page.Descendants("table").Single(table => table.Attribute("class")?.Value == "swarms").Element("tbody")!.Elements("tr").Select(line => line.Element("td")!.Value);
        Assert.Equal(importance.Select(size => size.ToString("0.000", CultureInfo.InvariantCulture)), sizes);
    }

    [Fact]
    public async Task The_same_model_and_data_give_the_same_bytes_on_any_number_of_threads()
    {
        using var folder = new TemporaryFolder();
        await Train(folder);

        await Report(folder, "one.html", "--threads", "1");
        await Report(folder, "three.html", "--threads", "3");

        Assert.Equal(await File.ReadAllBytesAsync(folder["one.html"], TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(folder["three.html"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_old_report_is_replaced_whole_and_nothing_lies_beside_it()
    {
        using var folder = new TemporaryFolder();
        await Train(folder);
        Directory.CreateDirectory(folder["out"]);
        folder.Write("out/report.html", "old");

        await Report(folder, "out/report.html");

        Assert.Equal([folder["out/report.html"]], Directory.GetFileSystemEntries(folder["out"]));
        Assert.StartsWith("<!DOCTYPE html>", await File.ReadAllTextAsync(folder["out/report.html"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_protected_column_has_its_gaps_even_where_the_model_does_not_learn_from_it()
    {
        using var folder = new TemporaryFolder();
        await Train(folder, "--ignore", "queue");

        await Report(folder, "report.html", "--protected", "queue", "--segments", "transfers");

        var page = Parse(await File.ReadAllTextAsync(folder["report.html"], TestContext.Current.CancellationToken));
        string[] headings = [.. page.Descendants("h4").Select(heading => heading.Value)];
        Assert.Contains("By queue at closure, protected", headings);
        Assert.Contains("By transfers at closure", headings);
        var gaps = page.Descendants("table").Single(table => table.Descendants("th").Any(heading => heading.Value == "Against all others"));
        Assert.Equal(["a", "b", "c"], gaps.Element("tbody")!.Elements("tr").Select(line => line.Element("th")!.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_column_that_is_not_there_is_named_and_nothing_is_written()
    {
        using var folder = new TemporaryFolder();
        await Train(folder);

        var run = await CommandRun.Of("report", "--model", "calls@1", "--models", folder["models"], "--data", folder["calls.csv"], "--segments", "que", "--out", folder["report.html"]);

        Assert.Equal(1, run.Code);
        Assert.Contains("no column que to give figures by; it has queue, wait, transfers", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["report.html"]));
    }

    private static async Task Train(TemporaryFolder folder, params string[] options)
    {
        folder.Write("calls.csv", FlatCsv.Of(1_500));
        await CommandRun.Json(["train", "--data", folder["calls.csv"], "--label", "label", "--ordered", "--trees", "20", "--out", folder["models"], .. options]);
    }

    private static Task<JsonElement> Report(TemporaryFolder folder, string name, params string[] options) =>
        CommandRun.Json(["report", "--model", "calls@1", "--models", folder["models"], "--data", folder["calls.csv"], "--out", folder[name], .. options]);

    /// <summary>The page's body as XML: every element closed, every attribute quoted, no entity but XML's own.</summary>
    private static XElement Parse(string text)
    {
        const string End = "</body>";
        return XElement.Parse(text[text.IndexOf("<body>", StringComparison.Ordinal)..(text.IndexOf(End, StringComparison.Ordinal) + End.Length)]);
    }
}
