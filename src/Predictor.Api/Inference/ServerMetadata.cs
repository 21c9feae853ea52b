using System.Reflection;

namespace Predictor.Api.Inference;

/// <summary>What serves.</summary>
/// <param name="Name">"predictor".</param>
/// <param name="Version">Of the program.</param>
/// <param name="Extensions">Of the protocol: none.</param>
internal sealed record ServerMetadata(string Name, string Version, IReadOnlyList<string> Extensions)
{
    public static ServerMetadata Own { get; } = new("predictor", typeof(ServerMetadata).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "", []);
}
