namespace Predictor.Training.Ledgers;

/// <summary>Passes a ledger's stages on at once, on the thread that works.</summary>
internal sealed class LedgerStages(Action<string> tell) : IProgress<string>
{
    /// <summary>How many stages a ledger has.</summary>
    public const int Count = 4;

    public void Report(string value) => tell(value);
}
