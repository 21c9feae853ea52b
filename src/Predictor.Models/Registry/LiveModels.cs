namespace Predictor.Models.Registry;

/// <summary>
/// Keeps each name's live model in memory and follows live.json and policy.json by watching and by polling, within a second.
/// A version that cannot be read is refused, reported, and the old one stays.
/// </summary>
public sealed class LiveModels : IDisposable
{
    public LiveModels(ModelRegistry registry, TimeProvider time, Action<string> report) => throw new NotImplementedException();

    /// <summary>Names that answer now.</summary>
    public IReadOnlyList<string> Names => throw new NotImplementedException();

    /// <summary>Null while nothing is live under the name.</summary>
    public LiveModel? Find(string name) => throw new NotImplementedException();

    /// <summary>Why a name's newest live version is not the one answering; null when all is well.</summary>
    public string? Problem(string name) => throw new NotImplementedException();

    public void Dispose() => throw new NotImplementedException();
}
