namespace Predictor.Boosting.Tests.Approximations;

/// <summary>Sums of rows in doubles: whole numbers where gradients are in fixed point, so that they are as exact as the learner's integers.</summary>
internal readonly record struct ReferenceSums(double Gradient, double Hessian, int Rows)
{
    public static ReferenceSums operator +(ReferenceSums a, ReferenceSums b) => new(a.Gradient + b.Gradient, a.Hessian + b.Hessian, a.Rows + b.Rows);

    public static ReferenceSums operator -(ReferenceSums a, ReferenceSums b) => new(a.Gradient - b.Gradient, a.Hessian - b.Hessian, a.Rows - b.Rows);
}
