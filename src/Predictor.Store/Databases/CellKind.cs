namespace Predictor.Store.Databases;

/// <summary>What a column holds; every kind may be null.</summary>
internal enum CellKind
{
    Text,

    /// <summary>64 bits; times are epoch seconds or milliseconds, as the column's name says.</summary>
    Whole,

    /// <summary>Double precision.</summary>
    Real,

    Bytes,
}
