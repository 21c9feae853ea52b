using System.Globalization;
using Predictor.Cases;
using Predictor.Cases.Tables;
using Predictor.Models.Bundles;

namespace Predictor.Training.Comparing;

/// <summary>The columns of a predictions file, read strictly: whatever is wrong names its row and column.</summary>
internal sealed class PredictionRows
{
    private readonly CsvTable _table;
    private readonly Model _model;
    private readonly int _id;
    private readonly int _probability;
    private readonly int _outcome;
    private readonly int _moment;
    private readonly string? _onlyOutcome;
    private readonly Moment? _onlyMoment;

    /// <exception cref="DataException">A column is missing, or it cannot be told what is predicted.</exception>
    public PredictionRows(CsvTable table, Model model, string? outcome, Moment? moment)
    {
        (_table, _model) = (table, model);
        _id = table.TryFind("case_id", out var id) ? id : table.Find("id");
        _probability = table.Find("probability");
        table.TryFind("outcome", out _outcome);
        table.TryFind("moment", out _moment);
        _onlyOutcome = outcome ?? (Names() is [var one] ? one : null);
        _onlyMoment = moment;
        if (_outcome < 0 && _onlyOutcome is null)
            throw new DataException($"{table.Name}: say which outcome is predicted, in a column outcome or with --outcome: {string.Join(", ", Names())}.");
        if (_outcome < 0 && !Names().Contains(_onlyOutcome!))
            throw new DataException($"{model.Name} version {model.Version} predicts no {_onlyOutcome}, only {string.Join(", ", Names())}.");
    }

    /// <summary>The current row.</summary>
    public ((string Outcome, Moment Moment) Of, string Id, double Probability) Read()
    {
        if (_table[_id].IsEmpty)
            throw _table.Error(_id, "a case");
        if (!double.TryParse(_table[_probability], NumberStyles.Float, CultureInfo.InvariantCulture, out var probability) || !(probability is >= 0 and <= 1))
            throw _table.Error(_probability, "a probability from 0 to 1");
        var outcome = _outcome < 0 ? _onlyOutcome! : _table[_outcome].ToString();
        if (!Names().Contains(outcome))
            throw _table.Error(_outcome, $"an outcome that {_model.Name} version {_model.Version} predicts: {string.Join(", ", Names())}");
        return ((outcome, ReadMoment(outcome)), _table[_id].ToString(), probability);
    }

    /// <summary>What is wrong with the current row where its case stood before.</summary>
    public DataException Repeated(int line) =>
        _table.Error(_id, string.Create(CultureInfo.InvariantCulture, $"a case of its own: it stood before in line {line}{(_moment < 0 ? "" : " with the same moment")}"));

    private Moment ReadMoment(string outcome)
    {
        Moment[] possible = [.. _model.Outcomes.Where(each => each.Outcome.Name == outcome).Select(each => each.Moment)];
        var words = string.Join(", ", possible.Select(WordOf));
        if (_moment < 0)
        {
            var only = _onlyMoment ?? (possible is [var one] ? one : throw new DataException(
                $"{_table.Name}: say at which moment {outcome} is predicted, in a column moment or with --moment: {words}."));
            return possible.Contains(only) ? only : throw new DataException($"{_model.Name} version {_model.Version} predicts {outcome} at {words} only.");
        }

        foreach (var moment in possible)
        {
            if (_table[_moment].SequenceEqual(WordOf(moment)))
                return moment;
        }

        throw _table.Error(_moment, $"a moment at which {outcome} is predicted: {words}");
    }

    private static string WordOf(Moment moment) => moment == Moment.Arrival ? "arrival" : "closure";

    private string[] Names() => [.. _model.Outcomes.Select(each => each.Outcome.Name).Distinct(StringComparer.Ordinal)];
}
