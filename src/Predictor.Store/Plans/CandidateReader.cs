using System.Data.Common;
using System.Globalization;
using Predictor.Store.Databases;

namespace Predictor.Store.Plans;

/// <summary>
/// The lines that a plan could take, each action's and team's best by an index: of 200,000 open lines some hundred are read. A plan takes of lines that take the same
/// time and that the same people may take always the best, so that those beyond what fits are of no use to it.
/// </summary>
internal sealed class CandidateReader(IStoreDatabase database)
{
    private const int RowsAtOnce = 1_000;

    public async Task<IReadOnlyList<PlanCandidate>> ReadAsync(CandidateQuery query, CancellationToken cancellation)
    {
        var found = new List<PlanCandidate>();
        await using var connection = await database.OpenAsync(cancellation);
        foreach (var action in query.Actions)
        {
            foreach (var team in await TeamsAsync(connection, query, action, cancellation))
            {
                await AddAsync("owner IS NULL", [], action, team, null);
            }

            foreach (var owner in query.Owners)
            {
                foreach (var team in await TeamsOfAsync(connection, query, action, owner, cancellation))
                {
                    await AddAsync("owner = $3", [owner], action, team, owner);
                }
            }
        }

        return found;

        async Task AddAsync(string held, object[] by, string action, string? team, string? owner)
        {
            var (most, after) = (query.Most(action, team, owner), (PlanCandidate?)null);
            while (most > 0)
            {
                var limit = Math.Min(RowsAtOnce, most + 1);
                var page = await PageAsync(connection, query.Now, action, team, held, by, after, limit, cancellation);
                foreach (var each in page)
                {
                    if (most == 0)
                        break;
                    found.Add(each);
                    most -= query.IsBeside(each) ? 0 : 1;
                }

                after = page.Count == limit ? page[^1] : null;
                if (after is null)
                    break;
            }
        }
    }

    private Task<IReadOnlyList<PlanCandidate>> PageAsync(
        DbConnection connection, DateTimeOffset now, string action, string? team, string held, object[] by, PlanCandidate? after, int limit, CancellationToken cancellation)
    {
        List<object> parameters = [action, now.ToUnixTimeSeconds(), .. by];
        var condition = $"ended IS NULL AND {held} AND action = $1 AND wake_at <= $2 AND team {(team is null ? "IS NULL" : $"= {Next(team)}")} AND gain > 0";
        if (after is not null)
            condition += $" AND (gain, at_stake, line_id) < ({Next(after.Gain)}, {Next(after.AtStake)}, {Next(after.LineId)})";
        return database.ReadAsync(
            connection,
            string.Create(
                CultureInfo.InvariantCulture,
                $"SELECT line_id, customer_id, team, action, gain, at_stake, owner, asked FROM desk_line WHERE {condition} ORDER BY gain DESC, at_stake DESC, line_id DESC LIMIT {limit}"),
            row => new PlanCandidate(row.GetString(0), row.Text(1), row.Text(2), row.GetString(3), row.GetDouble(4), row.GetDouble(5), row.Text(6), row.Flag(7) == true),
            cancellation,
            [.. parameters]);

        string Next(object value)
        {
            parameters.Add(value);
            return string.Create(CultureInfo.InvariantCulture, $"${parameters.Count}");
        }
    }

    /// <summary>None, and then those that there are, each found by one step in the index.</summary>
    private async Task<IReadOnlyList<string?>> TeamsAsync(DbConnection connection, CandidateQuery query, string action, CancellationToken cancellation)
    {
        if (query.Visible is { } visible)
            return [null, .. visible];
        List<string?> teams = [null];
        while (await database.ReadAsync(
            connection,
            "SELECT MIN(team) FROM desk_line WHERE ended IS NULL AND owner IS NULL AND action = $1 AND team > $2",
            row => row.Text(0),
            cancellation,
            action,
            teams[^1] ?? "") is [{ } next])
        {
            teams.Add(next);
        }

        return teams;
    }

    private async Task<IReadOnlyList<string?>> TeamsOfAsync(DbConnection connection, CandidateQuery query, string action, string owner, CancellationToken cancellation)
    {
        var teams = await database.ReadAsync(
            connection, "SELECT DISTINCT team FROM desk_line WHERE ended IS NULL AND owner = $1 AND action = $2", row => row.Text(0), cancellation, owner, action);
        return [.. teams.Where(team => query.Visible is not { } visible || team is null || visible.Contains(team)).Order(StringComparer.Ordinal)];
    }
}
