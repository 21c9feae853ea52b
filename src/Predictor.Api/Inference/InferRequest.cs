using Predictor.Cases;

namespace Predictor.Api.Inference;

/// <summary>Rows as they were understood.</summary>
internal sealed class InferRequest
{
    public string? Id { get; set; }

    public Moment Moment { get; set; }

    /// <summary>Where the model does not answer at the moment that was said.</summary>
    public Recording.Degradation? MomentMissing { get; set; }

    public int Rows { get; set; }

    /// <summary>Row after row, NaN where missing.</summary>
    public float[] Cells { get; set; } = [];

    /// <summary>Names of outcomes that are wanted; null: all.</summary>
    public IReadOnlyList<string>? Outputs { get; set; }

    /// <summary>Cells that could not be used and count as missing, the first of them by place, and how many in all.</summary>
    public List<string> Unusable { get; } = [];

    public int UnusableCount { get; set; }

    /// <summary>By place.</summary>
    public Dictionary<string, string[]> Mistakes { get; } = new(StringComparer.Ordinal);
}
