using static Predictor.Models.Bundles.CardWords;

namespace Predictor.Models.Bundles;

/// <summary>What became of treated cases, as the model card says it.</summary>
public static class TreatedWords
{
    public static string Of(TreatedReport report)
    {
        var found = $"Something was done about {Count(report.Treated)} of the {Count(report.Rows)} labelled rows' cases (or customers) while their outcome could still come; of these {Share(report.Positives, report.Treated)} are positive. ";
        return found + report.Handling switch
        {
            "exclude" => "They are in no slice: a probability is of what happens to a case that is left alone, and all rates are those of cases that were.",
            "weight" => "They are in no slice, and those left alone are weighted to stand for them: a probability is of what happens to a case that is left alone, where all cases are.",
            _ => "They count as they are: a probability is of what happens while such is done about such cases, and a leaver who was kept looks like one who was safe.",
        };
    }
}
