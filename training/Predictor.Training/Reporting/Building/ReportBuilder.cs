using Predictor.Models.Measuring;
using Predictor.Models.Policies;
using Predictor.Training.Measuring;
using Predictor.Training.Reading;
using Predictor.Training.Segments;

namespace Predictor.Training.Reporting.Building;

/// <summary>A model held against data into everything that its report shows.</summary>
internal sealed class ReportBuilder(ModelData data, MeasuredRows rows, Policy policy, ReportOptions options)
{
    public Report Build(MeasuredCases measured, IReadOnlyList<SegmentColumn> segments, CancellationToken cancellation)
    {
        var builder = new MomentBuilder(data.Model, policy, segments, options);
        var sections = new List<OutcomeSection>();
        foreach (var outcome in measured.Outcomes.GroupBy(each => each.Model.Outcome.Name))
        {
            var moments = new List<MomentSection>();
            MeasuredOutcome[] all = [.. outcome];
            foreach (var each in all)
            {
                cancellation.ThrowIfCancellationRequested();
                moments.Add(builder.Build(each));
            }

            sections.Add(new OutcomeSection(
                all[0].Model.Outcome, moments, all is [var arrival, var closure] ? MomentsBeside.Of(arrival, closure, options.Seed) : null));
        }

        return new Report
        {
            Model = data.Model,
            Policy = policy,
            Outcomes = sections,
            Lead = sections.FirstOrDefault(section => section.Outcome.Name == policy.ValueOutcome) ?? sections[0],
            OnlyUnseen = rows == MeasuredRows.Test,
            Fingerprint = data.Fingerprint,
            Seed = options.Seed,
            Notes = [.. data.Notes, .. measured.Notes],
        };
    }
}
