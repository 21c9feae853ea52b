namespace Predictor.Cases.Tables.Blocks;

/// <summary>Some whole rows of a file.</summary>
/// <param name="Offset">Of their first byte in the file.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Line">Number of the first row's line.</param>
/// <param name="Lines">Line breaks in the block, those within quotes among them, and one for a last row without: no fewer than its rows.</param>
internal readonly record struct CsvBlock(long Offset, long Length, int Line, int Lines);
