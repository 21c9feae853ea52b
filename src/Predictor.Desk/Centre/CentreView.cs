namespace Predictor.Desk.Centre;

/// <summary>A centre at one instant, scored by one version under one policy: immutable, shared by requests.</summary>
public sealed record CentreView
{
    /// <summary>The schema's name.</summary>
    public required string Name { get; init; }

    /// <summary>Fictional data, to be labelled as such wherever it is shown.</summary>
    public required bool IsSample { get; init; }

    /// <summary>Until when events are known.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>How far back the customers list looks, days.</summary>
    public required int Days { get; init; }

    public required string Model { get; init; }

    public required int ModelVersion { get; init; }

    public required int PolicyVersion { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>Cases opened within <see cref="Days"/>.</summary>
    public required int Contacts { get; init; }

    /// <summary>Different customers among them.</summary>
    public required int Customers { get; init; }

    /// <summary>The outcome that <see cref="OpenCustomer.AtStake"/> and the bands of the list go by; position in <see cref="Outcomes"/>.</summary>
    public required int ValueOutcome { get; init; }

    /// <summary>Lowest band that counts as at risk, in words.</summary>
    public required string RiskFrom { get; init; }

    public required IReadOnlyList<OutcomeHeading> Outcomes { get; init; }

    /// <summary>Customers at risk, one line each, highest at stake first.</summary>
    public required IReadOnlyList<OpenCustomer> AtRisk { get; init; }

    /// <summary>Money; null where the policy gives customers no value.</summary>
    public required double? AtStake { get; init; }

    public required QueueTable Queues { get; init; }

    /// <summary>A page of the list; a number outside is moved to the nearest page there is.</summary>
    public CustomerPage Page(int number, int size)
    {
        var pages = Math.Max(1, (AtRisk.Count + size - 1) / size);
        var page = Math.Clamp(number, 1, pages);
        var first = (page - 1) * size;
        return new CustomerPage(page, pages, first, [.. AtRisk.Skip(first).Take(size)]);
    }
}
