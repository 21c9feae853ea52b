#pragma warning disable CA1050 // The runtime looks for a startup hook by this name, without a namespace.
/// <summary>
/// Named by <c>DOTNET_STARTUP_HOOKS</c>, the runtime loads this assembly into the service's process before its Main, so that the host finds
/// <see cref="Predictor.Benchmarks.Load.Host.BareStartup"/> by its name. The service itself knows nothing of it.
/// </summary>
internal static class StartupHook
{
    /// <summary>Called by the runtime; being loaded is all there is to do.</summary>
    public static void Initialize()
    {
    }
}
