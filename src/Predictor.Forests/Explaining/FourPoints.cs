using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Predictor.Forests.Explaining;

/// <summary>Half of a step: AVX2, or plain code where there is none.</summary>
internal readonly struct FourPoints : IPointVector<Vector256<double>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Create(double value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Add(Vector256<double> first, Vector256<double> second) => first + second;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Subtract(Vector256<double> first, Vector256<double> second) => first - second;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Multiply(Vector256<double> first, Vector256<double> second) => first * second;
}
