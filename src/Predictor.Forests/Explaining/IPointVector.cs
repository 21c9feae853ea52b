namespace Predictor.Forests.Explaining;

/// <summary>Arithmetic on quadrature points side by side.</summary>
internal interface IPointVector<TVector>
    where TVector : struct
{
    static abstract TVector Create(double value);

    static abstract TVector Add(TVector first, TVector second);

    static abstract TVector Subtract(TVector first, TVector second);

    static abstract TVector Multiply(TVector first, TVector second);
}
