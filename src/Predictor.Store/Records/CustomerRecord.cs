namespace Predictor.Store.Records;

/// <summary>What the company has on record of a customer. What a part says replaces what was known, what it leaves out (null) stays. Times are epoch seconds.</summary>
public sealed record CustomerRecord
{
    public required string CustomerId { get; init; }

    /// <summary>For people; shown at the desk.</summary>
    public string? Name { get; init; }

    /// <summary>By which the company finds him: an account or a ticket; likewise.</summary>
    public string? Reference { get; init; }

    public long? JoinedAt { get; init; }

    /// <summary>A year, whole units of currency.</summary>
    public long? Value { get; init; }

    public long? ContractEndsAt { get; init; }

    public long? LeftAt { get; init; }

    /// <summary>The schema's given columns of the customer by name: one JSON object, without nulls.</summary>
    public string? Given { get; init; }
}
