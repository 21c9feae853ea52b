using Predictor.Cases;
using Predictor.Desk.Words;
using Predictor.Models.Bundles;
using Predictor.Models.Comparisons;
using Predictor.Models.Registry;

namespace Predictor.Desk.Models;

/// <summary>What is found of a model, in words.</summary>
internal static class ModelWords
{
    public static string State(VersionState state) => state switch
    {
        VersionState.Live => DeskText.Of("models.stateLive"),
        VersionState.Challenger => DeskText.Of("models.stateChallenger"),
        VersionState.Earlier => DeskText.Of("models.stateEarlier"),
        _ => DeskText.Of("models.stateUnpublished"),
    };

    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Better => DeskText.Of("models.better"),
        Verdict.NotWorse => DeskText.Of("models.notWorse"),
        Verdict.Worse => DeskText.Of("models.worse"),
        _ => DeskText.Of("models.tooFew"),
    };

    /// <param name="sign">Above 0: better; below: worse.</param>
    public static string OfSign(int sign) => sign switch
    {
        > 0 => DeskText.Of("models.isBetter"),
        < 0 => DeskText.Of("models.isWorse"),
        _ => DeskText.Of("models.noDifference"),
    };

    /// <summary>"Live since 2 June 2026, published by Ana Lind: to try it."</summary>
    public static string Since(Publication since, TimeZoneInfo zone) => DeskText.Of(
        since.Act == PublicationAct.Rollback ? "models.rolledBackSince" : "models.publishedSince",
        Times.Day(since.At, zone),
        since.By is { } by ? DeskText.Of("models.by", by) : DeskText.Of("models.byCommand"),
        since.Reason);

    /// <summary>"1 March 2024 to 30 June 2026"; of rows without times that there are none.</summary>
    public static string Period(SliceReport slice) => slice is { From: { } from, To: { } to } ? DeskText.Of("models.interval", Times.Day(from), Times.Day(to)) : DeskText.Of("card.noTimes");

    public static string Kind(ColumnKind kind) => kind switch
    {
        ColumnKind.Category => DeskText.Of("card.category"),
        ColumnKind.Flag => DeskText.Of("card.flag"),
        ColumnKind.Count => DeskText.Of("card.count"),
        _ => DeskText.Of("card.number"),
    };
}
