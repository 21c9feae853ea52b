using Predictor.Boosting;

namespace Predictor.MLNet;

/// <summary>What a build without Microsoft.ML says when it is asked for its trainers.</summary>
internal static class SwitchedOff
{
    public static TrainingException For(string trainer) => new(
        $"The trainer '{trainer}' needs the packages Microsoft.ML and Microsoft.ML.FastTree, and this build is without them. Build with "
        + "'dotnet build -p:MLNet=true' (-p:MLNetVersion=VERSION for another version than 5.0.0), with a registry or a local package folder that has both.");
}
