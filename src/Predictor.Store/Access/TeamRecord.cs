namespace Predictor.Store.Access;

/// <summary>A team, by the name that the column of teams has.</summary>
public sealed record TeamRecord(string Name, DateTimeOffset MadeAt, string MadeBy);
