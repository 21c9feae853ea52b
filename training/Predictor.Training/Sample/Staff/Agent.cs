namespace Predictor.Training.Sample.Staff;

/// <summary>One of the staff, and how they deviate from the rest.</summary>
/// <param name="Name">As in the export.</param>
/// <param name="Team">As in the export.</param>
/// <param name="Pace">Added to ln of handle time.</param>
/// <param name="Unskill">Added to the logit of "not resolved".</param>
/// <param name="Transferring">Added to the logit of a transfer.</param>
/// <param name="Compliance">Chance to cut a contact short for a handle time target.</param>
internal sealed record Agent(string Name, string Team, double Pace, double Unskill, double Transferring, double Compliance);
