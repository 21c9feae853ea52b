using Predictor.Benchmarks.Accuracy;
using Predictor.Benchmarks.Speed.Commands;
using Predictor.Models.Bundles;

namespace Predictor.Benchmarks.Load;

/// <summary>What is served under load: two outcomes of 100 trees and 31 leaves, learned from a sample centre.</summary>
internal static class LoadModel
{
    public const string Name = "load";

    public const int Customers = 4_000;

    /// <summary>Makes the model where it is not there yet.</summary>
    /// <param name="folder">models/ comes in it.</param>
    /// <param name="training">The built command line.</param>
    public static Model Ensure(string folder, string training)
    {
        var models = Path.Combine(folder, "models");
        var version = Path.Combine(models, Name, "1");
        if (!Directory.Exists(version))
        {
            var centre = Path.Combine(folder, "centre");
            Commands.Run("dotnet", [training, "sample", "--customers", "4000", "--seed", "7", "--no-truth", "--out", centre]);
            Commands.Run("dotnet", [
                training, "train", "--data", centre, "--schema", Path.Combine(SharedOptions.RepositoryRoot, "data", "schema.json"), "--models", models, "--name", Name,
                "--outcome", "left", "--outcome", "dissatisfied", "--trees", "100", "--leaves", "31", "--patience", "0"]);
            Commands.Run("dotnet", [training, "publish", Name, "1", "--models", models]);
        }

        return Bundle.Read(version);
    }
}
