using Predictor.Cases;

namespace Predictor.Models.Registry;

/// <summary>What answers fall short of until it is mended, so that each can say so.</summary>
/// <param name="Cause">For programs: one of the constants.</param>
/// <param name="Words">For people; says nothing of paths.</param>
/// <param name="At">Of answers at this moment; null: of all.</param>
public sealed record Shortfall(string Cause, string Words, Moment? At)
{
    /// <summary>The champion cannot be read; a champion before it answers.</summary>
    public const string EarlierVersion = "earlierVersion";

    /// <summary>No champion can be read; base rates answer.</summary>
    public const string BaseRate = "baseRate";

    /// <summary>The policy cannot be read; bands follow from base rates, and no action is suggested.</summary>
    public const string DefaultPolicy = "defaultPolicy";

    /// <summary>An outcome is not modelled at the moment; what is known of it at the other moment answers.</summary>
    public const string MomentNotModelled = "momentNotModelled";
}
