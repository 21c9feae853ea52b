namespace Predictor.Training.Sample.Customers;

/// <summary>What the centre knows of a customer, for good: nothing here changes but <see cref="LeftAt"/>, which is set once.</summary>
internal sealed class Customer
{
    public required int Index { get; init; }

    public required string DisplayName { get; init; }

    public required long JoinedAt { get; init; }

    public required Product Product { get; init; }

    public required Tariff Tariff { get; init; }

    public required Payment Payment { get; init; }

    /// <summary>Null: not recorded.</summary>
    public required string? Region { get; init; }

    /// <summary>End of the fixed term; from then on the contract rolls. Null: no fixed term.</summary>
    public required long? ContractEndsAt { get; init; }

    /// <summary>EUR a year; null: not recorded.</summary>
    public required double? AnnualValue { get; init; }

    /// <summary>Null: still here at the end of observation.</summary>
    public long? LeftAt { get; set; }
}
