using Predictor.Api.Recording;
using Predictor.Api.Sample;
using Predictor.Api.Settings;
using Predictor.Desk.Queue;
using Predictor.Models.Registry;

namespace Predictor.Api.Triage;

/// <summary>The service's own lines; in Development the sample's, while the live model is the sample's and nobody has sent an interaction.</summary>
internal sealed class LiveDesk(LiveStore store, DefaultModel model, SampleLabel label, SampleCentre? sample = null) : IDesk
{
    public DeskState State => model.Live is not { } live ? new DeskState.Loading($"Waiting for a version of {model.Name} to be published")
        : sample is not null && label.IsSample(live.Model) && !sample.IsReplaced ? Sample(sample, live)
        : store.Current is { } open ? new DeskState.Ready(open, live, IsSample: false)
        : store.IsKept ? new DeskState.Loading("Waiting for the store, which does not answer")
        : new DeskState.Failed("The service keeps no store (Store:Connection is none), and the desk works on what is kept.");

    private static DeskState Sample(SampleCentre sample, LiveModel live) =>
        sample.Store.Current is { } open ? new DeskState.Ready(open, live, IsSample: true)
        : sample.Problem is { } problem ? new DeskState.Failed(problem)
        : new DeskState.Loading(sample.Step);
}
