namespace Predictor.Benchmarks.Accuracy;

/// <summary>A folder with train.csv and test.csv, label first.</summary>
/// <param name="Name">Of the set.</param>
/// <param name="Folder">Where it is.</param>
/// <param name="Categories">Columns declared as categories, to us and to the peers.</param>
/// <param name="IsOrdered">Whether rows are in time order.</param>
internal sealed record AccuracySet(string Name, string Folder, IReadOnlyList<string> Categories, bool IsOrdered);
