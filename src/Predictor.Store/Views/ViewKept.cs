namespace Predictor.Store.Views;

/// <summary>What became of keeping a view, calling it otherwise, or taking it out.</summary>
public enum ViewKept
{
    Yes,

    /// <summary>He keeps as many as he may.</summary>
    TooMany,

    /// <summary>Another one of his is called so.</summary>
    Taken,

    /// <summary>He has none of that name.</summary>
    Unknown,

    /// <summary>The store does not take it now.</summary>
    NotWritten,
}
