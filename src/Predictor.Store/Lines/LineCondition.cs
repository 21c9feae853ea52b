using System.Globalization;

namespace Predictor.Store.Lines;

/// <summary>A query as a condition on the table of lines, with its parameters.</summary>
internal sealed class LineCondition
{
    private readonly List<string> _all = [];
    private readonly List<object> _parameters = [];
    private readonly LineQuery _query;

    public LineCondition(LineQuery query)
    {
        _query = query;
        State();
        Among(query.IsSecond ? "second_band" : "band", [.. query.Bands.Select(band => (object)(long)band)]);
        Among("queue", query.Queues);
        Among("channel", query.Channels);
        Among("team", query.Teams);
        Reasons();
        Owners();
        Opened();
        if (!string.IsNullOrWhiteSpace(query.Search))
        {
            var pattern = Next(SearchKey.Pattern(query.Search));
            _all.Add($"(search LIKE {pattern} ESCAPE '\\' OR name_key LIKE {pattern} ESCAPE '\\' OR lower(reference) LIKE {pattern} ESCAPE '\\')");
        }

        if (query.Visible is { } teams)
            _all.Add(teams.Count == 0 ? "team IS NULL" : $"(team IS NULL OR team IN ({string.Join(", ", teams.Select(Next))}))");
    }

    public string Where => string.Join(" AND ", _all);

    public object[] Parameters => [.. _parameters];

    /// <summary>"desk_line.gain DESC, desk_line.at_stake DESC, desk_line.line_id DESC".</summary>
    public string OrderBy => OrderByOf("desk_line");

    /// <summary>The same of another table that has these columns.</summary>
    public string OrderByOf(string table) => string.Join(", ", Keys.Select(key => $"{table}.{key} {(_query.IsAscending ? "ASC" : "DESC")}"));

    /// <summary>Only what comes after a place in the order.</summary>
    public void After(LinePosition position) => _all.Add(Beyond(position));

    /// <summary>What comes after a place in the order, as a condition of its own.</summary>
    public string Beyond(LinePosition position) => Apart(position, _query.IsAscending ? ">" : "<");

    /// <summary>What comes before it, likewise.</summary>
    public string Ahead(LinePosition position) => Apart(position, _query.IsAscending ? "<" : ">");

    private string Apart(LinePosition position, string how)
    {
        object first = _query.Order == LineOrder.Opened ? (long)position.First : position.First;
        string[] values = Keys.Length == 3 ? [Next(first), Next(position.Second), Next(position.Id)] : [Next(first), Next(position.Id)];
        return $"({string.Join(", ", Keys)}) {how} ({string.Join(", ", values)})";
    }

    /// <summary>Columns that the order goes by, the id last.</summary>
    public string[] Keys => _query.Order switch
    {
        LineOrder.Gain => ["gain", "at_stake", "line_id"],
        LineOrder.Stake => ["at_stake", "line_id"],
        LineOrder.Opened => ["opened_ms", "line_id"],
        _ => [_query.IsSecond ? "second_probability" : "probability", "line_id"],
    };

    private void State()
    {
        if (_query is { Order: LineOrder.Chance, IsSecond: true })
            _all.Add("second_probability IS NOT NULL");
        if (_query.State == LineState.Ended)
        {
            _all.Add("ended IS NOT NULL");
            return;
        }

        // What is searched is in no index, so that the lines are read one after the other and by none of those who stand.
        _all.Add($"{(string.IsNullOrWhiteSpace(_query.Search) ? "ended IS NULL" : "COALESCE(ended, '') = ''")} AND wake_at {(_query.State == LineState.Open ? "<=" : ">")} {Next(_query.Now.ToUnixTimeSeconds())}");
    }

    private void Reasons()
    {
        if (_query.Reasons.Count == 0)
            return;
        var among = string.Join(", ", _query.Reasons.Select(Next));
        _all.Add($"(reason_1 IN ({among}) OR reason_2 IN ({among}))");
    }

    private void Owners()
    {
        string[] people = [.. _query.Owners.Where(owner => owner.Length > 0)];
        var nobody = _query.Owners.Count > people.Length;
        if (people.Length > 0)
            _all.Add($"({(nobody ? "owner IS NULL OR " : "")}owner IN ({string.Join(", ", people.Select(Next))}))");
        else if (nobody)
            _all.Add("owner IS NULL");
    }

    private void Opened()
    {
        if (_query.OpenedFrom is { } from)
            _all.Add($"opened_ms >= {Next(from.ToUnixTimeMilliseconds())}");
        if (_query.OpenedBefore is { } before)
            _all.Add($"opened_ms < {Next(before.ToUnixTimeMilliseconds())}");
    }

    private void Among(string column, IReadOnlyList<object> values)
    {
        if (values.Count > 0)
            _all.Add($"{column} IN ({string.Join(", ", values.Select(Next))})");
    }

    private string Next(object value)
    {
        _parameters.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"${_parameters.Count}");
    }
}
