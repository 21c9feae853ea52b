using Predictor.Api.Scoring;
using Predictor.Cases;
using Predictor.Models.Bundles;

namespace Predictor.Api.Recording;

/// <summary>A challenger with the champion's features.sql is given the same history, and not what has become known since.</summary>
internal static class ChampionsHistory
{
    /// <returns>False where the challenger's history is another, or has columns that the champion's lacks.</returns>
    public static bool TryTake(ScoreRequest request, Model challenger, ScoreRequest answered, Model champion)
    {
        if (challenger.FeaturesSql != champion.FeaturesSql)
            return false;
        var columns = challenger.Schema.FeatureColumns;
        for (var column = 0; column < columns.Count; column++)
        {
            if (columns[column].Source != ColumnSource.History || !float.IsNaN(request.Row[column]))
                continue;
            var found = champion.Encoder.Find(columns[column].Name);
            if (found < 0 || champion.Schema.FeatureColumns[found] != columns[column])
                return false;
            request.Row[column] = answered.Row[found];
        }

        return true;
    }
}
