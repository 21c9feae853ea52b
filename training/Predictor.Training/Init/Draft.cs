using Predictor.Cases;
using Predictor.Store.History;

namespace Predictor.Training.Init;

/// <summary>A schema and a mapping as the tables suggest them, for a person to look over.</summary>
/// <param name="Schema">With <c>review</c> wherever a choice is unsure.</param>
/// <param name="Mapping">Likewise.</param>
/// <param name="Notes">What was found, chosen and left out, in sentences.</param>
public sealed record Draft(Schema Schema, Mapping Mapping, IReadOnlyList<string> Notes);
