using Predictor.Cases;

namespace Predictor.Training.Reporting.Words;

/// <summary>Moments in words.</summary>
internal static class MomentWords
{
    /// <summary>"at arrival".</summary>
    public static string At(Moment moment) => moment == Moment.Arrival ? "at arrival" : "at closure";

    /// <summary>"At arrival".</summary>
    public static string Heading(Moment moment) => moment == Moment.Arrival ? "At arrival" : "At closure";
}
