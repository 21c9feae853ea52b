namespace Predictor.Forests.Scoring;

/// <summary>What <see cref="BitVectorScorer"/> does in vectors. A struct as type argument, so that it is compiled into the loops; every form gives the same bits.</summary>
internal interface IBitLanes
{
    /// <summary>How many of <see cref="BitVectorForest.Lanes"/> thresholds are below the cell; none for NaN.</summary>
    static abstract int CountBelow(float cell, ref float thresholds);

    /// <summary>The AND of the entries at the places, <see cref="BitVectorForest.EntryWords"/> words.</summary>
    static abstract void And(ref ulong bits, ReadOnlySpan<int> places, ref ulong words);
}
