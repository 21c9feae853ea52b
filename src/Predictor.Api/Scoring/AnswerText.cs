using Predictor.Api.Scoring.Writing;

namespace Predictor.Api.Scoring;

/// <summary>
/// An answer as JSON, member by member: the same bytes as the serializer's by <see cref="ApiJson"/>, which tests hold it to, in a fraction of its time. Written at each score, so worth its own lines.
/// </summary>
internal static class AnswerText
{
    /// <summary>Bytes for which there is room from the start.</summary>
    public const int Usual = 2_048;

    /// <summary>For the record, UTF-8.</summary>
    public static byte[] Of(ScoreAnswer answer)
    {
        using var json = new JsonBytes(Usual);
        Write(json, answer);
        return json.Written.ToArray();
    }

    public static void Write(JsonBytes json, ScoreAnswer answer)
    {
        json.Raw("""{"caseId":"""u8);
        json.Text(answer.CaseId);
        json.Raw(""","customerId":"""u8);
        json.Text(answer.CustomerId);
        json.Raw(""","moment":"""u8);
        json.Text(answer.Moment);
        json.Raw(""","asOf":"""u8);
        json.Time(answer.AsOf);
        json.Raw(""","model":{"name":"""u8);
        json.Text(answer.Model.Name);
        json.Raw(""","version":"""u8);
        json.Number(answer.Model.Version);
        json.Raw("""},"policy":{"version":"""u8);
        json.Number(answer.Policy.Version);
        json.Raw(""","currency":"""u8);
        json.Text(answer.Policy.Currency);
        json.Raw("""},"outcomes":["""u8);
        for (var i = 0; i < answer.Outcomes.Count; i++)
        {
            Separate(json, i);
            Write(json, answer.Outcomes[i]);
        }

        json.Raw("""],"atStake":"""u8);
        json.Number(answer.AtStake ?? double.NaN);
        json.Raw(""","action":"""u8);
        Write(json, answer.Action);
        json.Raw(""","missing":["""u8);
        for (var i = 0; i < answer.Missing.Count; i++)
        {
            Separate(json, i);
            json.Text(answer.Missing[i]);
        }

        json.Raw("""],"warnings":["""u8);
        for (var i = 0; i < answer.Warnings.Count; i++)
        {
            Separate(json, i);
            Write(json, answer.Warnings[i]);
        }

        json.Raw("]"u8);
        WriteRest(json, answer);
        json.Raw("}"u8);
    }

    /// <summary>The members that are left out where there is nothing to say.</summary>
    private static void WriteRest(JsonBytes json, ScoreAnswer answer)
    {
        if (answer.PredictionId is { } id)
        {
            json.Raw(""","predictionId":"""u8);
            json.Text(id);
        }

        json.Raw(""","recorded":"""u8);
        json.Flag(answer.Recorded);
        if (answer.Degraded is { } degraded)
        {
            json.Raw(""","degraded":["""u8);
            for (var i = 0; i < degraded.Count; i++)
            {
                Separate(json, i);
                json.Raw("""{"cause":"""u8);
                json.Text(degraded[i].Cause);
                json.Raw(""","words":"""u8);
                json.Text(degraded[i].Words);
                json.Raw("}"u8);
            }

            json.Raw("]"u8);
        }

        if (answer.Sample is { } sample)
        {
            json.Raw(""","sample":"""u8);
            json.Flag(sample);
        }

        if (answer.HeldOut is { } heldOut)
        {
            json.Raw(""","heldOut":"""u8);
            json.Flag(heldOut);
        }

        if (answer.WithheldAction is { } withheld)
        {
            json.Raw(""","withheldAction":"""u8);
            Write(json, withheld);
        }
    }

    private static void Write(JsonBytes json, AnswerOutcome outcome)
    {
        json.Raw("""{"name":"""u8);
        json.Text(outcome.Name);
        json.Raw(""","words":"""u8);
        json.Text(outcome.Words);
        json.Raw(""","probability":"""u8);
        json.Number(outcome.Probability);
        json.Raw(""","margin":"""u8);
        json.Number(outcome.Margin);
        json.Raw(""","percentile":"""u8);
        json.Number(outcome.Percentile);
        json.Raw(""","band":{"name":"""u8);
        json.Text(outcome.Band.Name);
        json.Raw(""","words":"""u8);
        json.Text(outcome.Band.Words);
        json.Raw("""},"baseProbability":"""u8);
        json.Number(outcome.BaseProbability);
        json.Raw(""","reasons":["""u8);
        for (var i = 0; i < outcome.Reasons.Count; i++)
        {
            Separate(json, i);
            Write(json, outcome.Reasons[i]);
        }

        json.Raw("]}"u8);
    }

    private static void Write(JsonBytes json, AnswerReason reason)
    {
        json.Raw("""{"code":"""u8);
        json.Text(reason.Code);
        json.Raw(""","words":"""u8);
        json.Text(reason.Words);
        json.Raw(""","direction":"""u8);
        json.Text(reason.Direction);
        json.Raw(""","points":"""u8);
        json.Number(reason.Points);
        json.Raw(""","contribution":"""u8);
        json.Number(reason.Contribution);
        json.Raw("}"u8);
    }

    private static void Write(JsonBytes json, AnswerAction? action)
    {
        if (action is null)
        {
            json.Raw("null"u8);
            return;
        }

        json.Raw("""{"name":"""u8);
        json.Text(action.Name);
        json.Raw(""","words":"""u8);
        json.Text(action.Words);
        json.Raw(""","expectedGain":"""u8);
        json.Number(action.ExpectedGain);
        json.Raw("}"u8);
    }

    private static void Write(JsonBytes json, ScoreWarning warning)
    {
        json.Raw("""{"code":"""u8);
        json.Text(warning.Code);
        json.Raw(""","field":"""u8);
        json.Text(warning.Field);
        if (warning.Feature is { } feature)
        {
            json.Raw(""","feature":"""u8);
            json.Text(feature);
        }

        json.Raw(""","found":"""u8);
        json.Text(warning.Found);
        json.Raw(""","expected":"""u8);
        json.Text(warning.Expected);
        json.Raw("}"u8);
    }

    private static void Separate(JsonBytes json, int place)
    {
        if (place > 0)
            json.Raw(","u8);
    }
}
