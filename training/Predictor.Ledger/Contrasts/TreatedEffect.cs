using Predictor.Evaluation;

namespace Predictor.Ledger.Contrasts;

/// <param name="Difference">With its interval.</param>
/// <param name="StandardError">Clustered by customer.</param>
/// <param name="Treated">Contacts handled so.</param>
/// <param name="Trimmed">Controls whose chance was cut.</param>
/// <param name="Noise">Mean square of the outcome's residuals.</param>
/// <param name="Strength">Mean square of the Riesz representer.</param>
/// <param name="Influence">Of each contact on the difference; mean 0.</param>
internal sealed record TreatedEffect(Estimate Difference, double StandardError, int Treated, int Trimmed, double Noise, double Strength, double[] Influence);
