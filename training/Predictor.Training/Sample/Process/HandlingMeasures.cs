namespace Predictor.Training.Sample.Process;

/// <summary>A handling as the outcomes feel it.</summary>
internal readonly ref struct HandlingMeasures
{
    public HandlingMeasures(in Handling handling)
    {
        Rush = CausalProcess.Rush(handling.LnPace);
        Drag = CausalProcess.Drag(handling.LnPace);
        WaitMinutes = Math.Clamp((handling.Wait - CausalProcess.WaitFreeSeconds) / 60.0, 0, CausalProcess.MostWaitMinutes);
        HoldMinutes = Math.Min(handling.Hold / 60.0, CausalProcess.MostHoldMinutes);
        Transfers = Math.Min(3, handling.Transfers);
        Unresolved = handling.IsResolved ? 0 : 1;
        Reopenings = handling.Reopenings;
    }

    public double Rush { get; }

    public double Drag { get; }

    public double WaitMinutes { get; }

    public double HoldMinutes { get; }

    public double Transfers { get; }

    public double Unresolved { get; }

    public double Reopenings { get; }
}
