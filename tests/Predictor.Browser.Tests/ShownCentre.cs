using Predictor.Desk.Centre;

namespace Predictor.Browser.Tests;

/// <summary>A centre that shows what a test puts there.</summary>
internal sealed class ShownCentre : ICentre
{
    public CentreState State { get; set; } = new CentreState.Empty();
}
