using System.Text.Json;
using Microsoft.Extensions.Options;
using Predictor.Api.Recording;
using Predictor.Api.Scoring;
using Predictor.Cases;
using Predictor.Desk;
using Predictor.Desk.Queue;
using Predictor.Models.Registry;
using Predictor.Store;
using Predictor.Store.History;
using Predictor.Store.Records;
using Predictor.Store.Writing;

namespace Predictor.Api.Sample;

/// <summary>
/// The sample centre's last days in a store of their own, so that the desk works on them as on a company's: scored by the live model, with all times moved by whole
/// days so that the last is yesterday or today. Made anew where it is missing, of another version, or too long ago.
/// </summary>
internal sealed class SampleStore(IOptions<SampleSettings> settings, IOptions<DeskOptions> options, IHostEnvironment environment, TimeProvider time) : IAsyncDisposable
{
    private const long Day = 86_400;
    private const int RowsAtOnce = 500;
    private const int ReasonsKept = 3;

    /// <summary>What people did in it is kept so long.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(14);

    private volatile RecordStore? _current;
    private string? _shown;

    /// <summary>Null while it is not there.</summary>
    public RecordStore? Current => _current;

    /// <exception cref="DataException">What is wrong with the tables.</exception>
    public async Task ShowAsync(SampleCases cases, LiveModel live, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(Path.Combine(environment.ContentRootPath, settings.Value.Store)).FullName;
        var path = Path.Combine(folder, $"sample-{live.Model.Name}-{live.Model.Version}.db");
        if (_current is not null && _shown == path)
            return;
        await CloseAsync();
        if (!File.Exists(path) || File.GetLastWriteTimeUtc(path + ".made") < time.GetUtcNow().UtcDateTime - Lasts)
            await MakeAsync(path, cases, live, cancellation);
        _current = await OpenAsync(path, cancellation);
        _shown = path;
    }

    public async ValueTask DisposeAsync() => await CloseAsync();

    private async Task CloseAsync()
    {
        if (_current is { } open)
        {
            _current = null;
            await open.DisposeAsync();
        }
    }

    private async Task MakeAsync(string path, SampleCases cases, LiveModel live, CancellationToken cancellation)
    {
        foreach (var old in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, "sample-*"))
        {
            File.Delete(old);
        }

        var draft = path + ".draft";
        await using (var store = await OpenAsync(draft, cancellation))
        {
            await FillAsync(store, cases, live, cancellation);
        }

        File.Move(draft, path);
        await File.WriteAllTextAsync(path + ".made", "The time of this file is when the sample was made.\n", cancellation);
    }

    private async Task FillAsync(RecordStore store, SampleCases cases, LiveModel live, CancellationToken cancellation)
    {
        var table = cases.Table;
        var end = cases.Schema.ObservedUntil?.ToUnixTimeSeconds() ?? table.At![^1];
        var shift = (time.GetUtcNow().ToUnixTimeSeconds() - end) / Day * Day;
        var rows = new CaseRows(table, live.Model.Encoder);
        var records = ExportRecords.Read(cases.Folder, cases.Schema, cases.Mapping, shift, cancellation);
        await KeepAsync(records.Customers.Select(customer => customer with { Name = cases.Names.GetValueOrDefault(customer.CustomerId) }), part => store.RecordAsync(part));
        var given = Given(table, rows);
        await KeepAsync(records.Interactions.Select(interaction => interaction with { Given = given.GetValueOrDefault(interaction.CaseId) }), part => store.RecordAsync(part));
        await KeepAsync(records.Surveys, part => store.RecordAsync(part));
        var scoring = new LineScoring(live, options.Value);
        var recent = Enumerable.Range(0, table.Rows).Where(row => table.At![row] > end - (Math.Max(settings.Value.Days, settings.Value.ScoredDays) * Day) && table.At![row] <= end);
        await KeepAsync(
            recent.Select(row => PredictionOf(table, rows, row, live, table.At![row] > end - (settings.Value.Days * Day) ? scoring : null, shift)),
            async part =>
            {
                cancellation.ThrowIfCancellationRequested();
                return (await store.RecordAsync(part)).Recorded;
            });
    }

    private Prediction PredictionOf(CaseTable table, CaseRows rows, int row, LiveModel live, LineScoring? scoring, long shift)
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(table.At![row] + shift);
        var value = live.Model.Encoder.Find(options.Value.Columns.Value) is var column and >= 0 ? rows.Number(row, column) : null;
        var request = new ScoreRequest(live.Model.Encoder.Width)
        {
            CaseId = table.CaseIds[row],
            CustomerId = table.CustomerIds?[row],
            Moment = table.Moments[row],
            AsOf = at,
            IsAsOfSaid = true,
            Value = value,
        };
        rows.Fill(row, request.Row);
        var score = live.Scorer.Score(request.Row, request.Moment, value, ReasonsKept);
        var answer = ScoreAnswers.Create(request, live, score, Guid.CreateVersion7(at).ToString(), null, sample: true, HoldOutMark.Of(request, live, options.Value.Columns));
        return PredictionRecording.PredictionOf(answer, request, scoring?.Of(request.Row, score, value, at, at), live, at);
    }

    /// <summary>By case: what an export would have sent with it.</summary>
    private static Dictionary<string, string> Given(CaseTable table, CaseRows rows)
    {
        var columns = table.Schema.FeatureColumns;
        var given = new Dictionary<string, string>();
        for (var row = 0; row < table.Rows; row++)
        {
            // The closure's row follows the arrival's and knows all that it knows.
            given[table.CaseIds[row]] = JsonSerializer.Serialize(
                Enumerable.Range(0, columns.Count).Where(column => columns[column].Source == ColumnSource.Given && rows.Text(row, column) is not null)
                    .ToDictionary(column => columns[column].Name, column => rows.Text(row, column)!),
                ApiJson.Default.DictionaryStringString);
        }

        return given;
    }

    private static async Task KeepAsync<T>(IEnumerable<T> items, Func<IReadOnlyList<T>, Task<Recorded>> keep)
    {
        foreach (var part in items.Chunk(RowsAtOnce))
        {
            if (await keep(part) is var recorded and not Recorded.Yes)
                throw new IOException($"The sample's store did not take its rows: {recorded}.");
        }
    }

    private Task<RecordStore> OpenAsync(string path, CancellationToken cancellation) =>
        RecordStore.OpenAsync(new StoreOptions { Connection = $"Data Source={path}" }, time, _ => { }, cancellation);
}
