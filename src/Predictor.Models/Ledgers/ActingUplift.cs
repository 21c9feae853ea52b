using Predictor.Evaluation;

namespace Predictor.Models.Ledgers;

/// <summary>Whom acting helps most, by a model of each arm (T-learner), cross-fitted.</summary>
/// <param name="Customers">Randomised.</param>
/// <param name="Coefficient">Area between the Qini curve and chance, a customer (Radcliffe, 2007, "Using control groups to target on predicted lift").</param>
/// <param name="Curve">Events avoided by acting on the first so many: share of customers, avoided.</param>
public sealed record ActingUplift(int Customers, Estimate Coefficient, IReadOnlyList<QiniPoint> Curve);
