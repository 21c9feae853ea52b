using Predictor.Training.Sample.Process;
using Predictor.Training.Sample.Randomness;
using Predictor.Training.Sample.Tables;

namespace Predictor.Training.Sample.Staff;

/// <summary>The centre's staff, by queue.</summary>
internal sealed class Agents
{
    private readonly int[] _firstOfQueue;

    public Agents(ulong seed)
    {
        var draws = new Draws(seed, Draws.Stream.Agents, 0);
        _firstOfQueue = new int[CausalProcess.AgentsByQueue.Length + 1];
        var all = new List<Agent>();
        for (var queue = 0; queue < CausalProcess.AgentsByQueue.Length; queue++)
        {
            for (var i = 0; i < CausalProcess.AgentsByQueue[queue]; i++)
            {
                all.Add(new Agent(
                    $"A{all.Count + 1:D3}",
                    $"{Levels.Of((Queue)queue)} {1 + (i / CausalProcess.TeamSize)}",
                    CausalProcess.AgentPaceSpread * draws.Normal(),
                    CausalProcess.AgentSkillSpread * draws.Normal(),
                    CausalProcess.AgentTransferSpread * draws.Normal(),
                    CausalProcess.AgentLeastCompliance + ((CausalProcess.AgentMostCompliance - CausalProcess.AgentLeastCompliance) * draws.Uniform())));
            }

            _firstOfQueue[queue + 1] = all.Count;
        }

        All = [.. all];
    }

    public Agent[] All { get; }

    /// <summary>Any of the queue's, with equal chances.</summary>
    /// <param name="queue">Where the contact arrived.</param>
    /// <param name="uniform">Above 0 and below 1.</param>
    public int Pick(Queue queue, double uniform)
    {
        var first = _firstOfQueue[(int)queue];
        return first + (int)(uniform * (_firstOfQueue[(int)queue + 1] - first));
    }
}
