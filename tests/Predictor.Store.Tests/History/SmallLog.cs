using Predictor.Store.History;

namespace Predictor.Store.Tests.History;

/// <summary>A small centre as the program reads it.</summary>
internal static class SmallLog
{
    public static CaseLog Read(SmallCentre centre)
    {
        using var folder = centre.Write();
        return new CaseLogReader(folder.Path, SmallSchema.Schema(), SmallSchema.Mapping, []).Read(TestContext.Current.CancellationToken);
    }
}
