using System.Text;
using Predictor.Models.Bundles;
using Predictor.Models.Ledgers;
using Predictor.Tests;

namespace Predictor.Models.Tests.Ledgers;

public sealed class LedgerFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("predictor-ledgers").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_snapshot_reads_back_to_the_same_bytes_and_the_newest_is_found_by_its_date()
    {
        Write(TinyLedger.Make(date: "2026-05-31"));
        Write(TinyLedger.Make());
        File.WriteAllText(Path.Combine(_folder, "tiny", "ledger", "zz.json"), "{}");

        var newest = LedgerFile.Newest(_folder, "tiny");

        Assert.Equal("2026-06-30.json", Path.GetFileName(newest));
        Assert.Equal(LedgerFile.Bytes(TinyLedger.Make()), LedgerFile.Bytes(LedgerFile.Read(newest!)));
        Assert.Null(LedgerFile.Newest(_folder, "other"));
    }

    [Theory]
    [InlineData("predictor-ledger/1", "predictor-ledger/9", "newer than this program")]
    [InlineData("\"contacts\": 1000", "\"contacts\": \"many\"", "contacts")]
    [InlineData("\"contacts\": 1000", "\"contacs\": 1000", "contac")]
    public void What_is_no_snapshot_is_refused_and_named(string found, string replaced, string said)
    {
        var path = Write(TinyLedger.Make());
        File.WriteAllText(path, Encoding.UTF8.GetString(LedgerFile.Bytes(TinyLedger.Make())).Replace(found, replaced, StringComparison.Ordinal));

        Assert.Contains(said, Assert.Throws<BundleException>(() => LedgerFile.Read(path)).Message, StringComparison.Ordinal);
    }

    private string Write(LedgerSnapshot ledger)
    {
        var path = LedgerFile.PathOf(_folder, ledger.Name, ledger.Date);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, LedgerFile.Bytes(ledger));
        return path;
    }
}
