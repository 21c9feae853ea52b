using System.Globalization;
using Predictor.Cases.Tables;

namespace Predictor.Training.Tests.Init;

/// <summary>A sample centre's tables as another system might export them: every table and column under a terse name, and durations in minutes.</summary>
internal static class TerseExport
{
    private static readonly string[] Durations = ["wait_seconds", "handle_seconds", "hold_seconds"];

    public static void Write(string sample, DraftFolder folder)
    {
        Rename(sample, folder, "interactions.csv", "t.csv", "tid,cid,t0,ch,q,tm,agent,rsn,w_min,aht_min,n_holds,hold_min,xfers,fixed,reopens,t1");
        Rename(sample, folder, "customers.csv", "c.csv", "cid,nm,since,churned,prod,tar,pay,reg,term_end,arpu");
        Rename(sample, folder, "surveys.csv", "s.csv", "sid,tid,ts,score");
    }

    private static void Rename(string sample, DraftFolder folder, string from, string to, string header)
    {
        using var table = CsvTable.Open(Path.Combine(sample, from));
        Assert.Equal(table.Header.Count, header.Split(',').Length);
        var rows = new List<string>();
        while (table.Read())
        {
            rows.Add(string.Join(',', Enumerable.Range(0, table.Header.Count).Select(column => Cell(table.Header[column], table[column].ToString()))));
        }

        folder.Write(to, header, rows);
    }

    private static string Cell(string column, string text)
    {
        if (text.Length > 0 && Durations.Contains(column))
            return (double.Parse(text, CultureInfo.InvariantCulture) / 60).ToString("0.###", CultureInfo.InvariantCulture);

        Assert.DoesNotContain(',', text);
        return text;
    }
}
