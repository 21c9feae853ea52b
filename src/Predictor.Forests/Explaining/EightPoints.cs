using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Predictor.Forests.Explaining;

/// <summary>A step: AVX-512.</summary>
internal readonly struct EightPoints : IPointVector<Vector512<double>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Create(double value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Add(Vector512<double> first, Vector512<double> second) => first + second;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Subtract(Vector512<double> first, Vector512<double> second) => first - second;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Multiply(Vector512<double> first, Vector512<double> second) => first * second;
}
