namespace Predictor.Training.Checking.Columns;

/// <summary>What the schema leaves out because its draft was unsure.</summary>
internal sealed class LeftOut : ICheck
{
    public IEnumerable<Finding> Find(CheckedData data) =>
        data.Schema.Columns.Where(column => column.Ignore && column.Review is not null).Select(column => new Finding
        {
            Severity = Severity.Note,
            Code = "left-out",
            Column = column.Name,
            Words = column.Review!.TrimEnd('.'),
            Advice = "Not learned from; a schema ('init') can say otherwise.",
        });
}
