namespace Predictor.Models.Policies;

/// <summary>Reads and writes <c>policy.json</c>.</summary>
public static class PolicyFile
{
    /// <exception cref="Bundles.BundleException">With every mistake at once.</exception>
    public static Policy Read(string path) => throw new NotImplementedException();

    /// <summary>Beside, then moved into place.</summary>
    public static void Write(string path, Policy policy) => throw new NotImplementedException();

    /// <summary>What a new model starts with: bands from the outcomes' base rates, no action, a value of 0 where nothing is known.</summary>
    public static Policy Default(Bundles.Model model) => throw new NotImplementedException();
}
