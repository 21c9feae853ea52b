using Predictor.Forests;
using Predictor.Ledger.Contacts;

namespace Predictor.Ledger.Learning;

/// <summary>Margins of contacts, each by the forest of its own fold, which never saw its customer.</summary>
internal sealed class FoldScoring(ContactTable contacts, CustomerFolds folds, Forest[] forests, int[] columns, RowBlocks blocks, CancellationToken cancellation)
{
    /// <summary>Contacts whose cells are laid out at a time: they stay in a core's nearest cache.</summary>
    private const int Chunk = 1024;

    private readonly ContactColumn[] _columns = [.. columns.Select(position => new ContactColumn(contacts, position))];

    /// <returns>One for each asked.</returns>
    public double[] Margins(AskedContacts asked)
    {
        var margins = GC.AllocateUninitializedArray<double>(asked.Contacts?.Length ?? contacts.Count);
        blocks.Run(margins.Length, (first, end) =>
        {
            var (of, places, foldOf) = (new int[Chunk], new int[Chunk], new byte[Chunk]);
            var (matrix, given) = (new float[Chunk * _columns.Length], new double[Chunk]);
            for (var from = first; from < end; from += Chunk)
            {
                cancellation.ThrowIfCancellationRequested();
                var last = Math.Min(end, from + Chunk);
                for (var i = from; i < last; i++)
                {
                    foldOf[i - from] = folds.Of(contacts.Customer[asked.Contacts is { } some ? some[i] : i]);
                }

                for (var fold = 0; fold < forests.Length; fold++)
                {
                    var count = 0;
                    for (var i = from; i < last; i++)
                    {
                        (of[count], places[count]) = (asked.Contacts is { } some ? some[i] : i, i);
                        count += foldOf[i - from] == fold ? 1 : 0;
                    }

                    for (var column = 0; column < _columns.Length; column++)
                    {
                        _columns[column].Read(of.AsSpan(0, count), matrix.AsSpan(column), _columns.Length);
                    }

                    forests[fold].Margins(matrix.AsMemory(0, count * _columns.Length), given.AsMemory(0, count));
                    for (var i = 0; i < count; i++)
                    {
                        margins[places[i]] = given[i];
                    }
                }
            }
        });
        return margins;
    }

    /// <summary>Margins of contacts that were learned from, at some places among them.</summary>
    public double[] Own(double[] margins, AskedContacts asked, int[] learned, int[] places) =>
        asked.Contacts is null ? Array.ConvertAll(places, place => margins[learned[place]])
        : asked.Learned is { } among ? Array.ConvertAll(places, place => margins[among[place]])
        : Margins(new AskedContacts(Array.ConvertAll(places, place => learned[place]), null));
}
