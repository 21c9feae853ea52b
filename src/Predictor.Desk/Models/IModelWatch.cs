namespace Predictor.Desk.Models;

/// <summary>What live models are worth today, worked out in the background.</summary>
public interface IModelWatch
{
    /// <summary>What was found last; null: nothing yet.</summary>
    WatchedModel? Find(string name);

    /// <summary>Whether it is being checked now, or will be next.</summary>
    bool IsChecking(string name);

    /// <summary>Has it checked as soon as may be; asking again before that changes nothing.</summary>
    void Ask(string name);
}
