using System.Text;
using Predictor.Cases.Tables;

namespace Predictor.Cases.Tests.Tables;

public sealed class CsvTableTests
{
    [Theory]
    [InlineData("a,b\n1,2\n", "1|2")]
    [InlineData("a,b\n1,2", "1|2")]
    [InlineData("a,b\r\n1,2\r\n3,4\r\n", "1|2 3|4")]
    [InlineData("\uFEFFa,b\n1,2\n", "1|2")]
    [InlineData("a,b\n\"1\",\"2\"\n", "1|2")]
    [InlineData("a,b\n\"1,5\",\"say \"\"no\"\"\"\n", "1,5|say \"no\"")]
    [InlineData("a,b\n\"1\n2\",\"3\r\n4\"\n", "1\n2|3\r\n4")]
    [InlineData("a,b\n,\n", "|")]
    [InlineData("a,b\n\"\",\"\"\n", "|")]
    [InlineData("a,b\n 1 , 2 \n", "1|2")]
    [InlineData("a,b\n\n1,2\n\n\n", "1|2")]
    [InlineData("a\n1\n\n2\n", "1  2")]
    [InlineData("a\n\"\"\n", "")]
    [InlineData("\"a\",\"b\"\n1,2\n", "1|2")]
    [InlineData("a,b\nžluťoučký,🐎\n", "žluťoučký|🐎")]
    public void Rows_are_read_as_RFC_4180_says(string text, string rows)
    {
        using var table = Open(text);

        var read = new List<string>();
        while (table.Read())
        {
            read.Add(string.Join('|', Enumerable.Range(0, table.Header.Count).Select(column => table[column].ToString())));
        }

        Assert.Equal(rows, string.Join(' ', read));
    }

    [Theory]
    [InlineData("", "t.csv: the file is empty, expected a header and rows.")]
    [InlineData("\uFEFF", "t.csv: the file is empty, expected a header and rows.")]
    [InlineData("\na,b\n", "t.csv, line 1: found an empty line, expected a header.")]
    [InlineData("  \na\n", "t.csv, line 1: found an empty line, expected a header.")]
    [InlineData(",,\n1,2,3\n", "t.csv, line 1: found no names, expected a header.")]
    [InlineData("a,b, a \n", "t.csv, line 1: columns 1 and 3 have the same name 'a'.")]
    [InlineData("a;b\n1;2\n", "t.csv, line 1: found columns separated by ';', expected commas.")]
    [InlineData("a\tb\n1\t2\n", "t.csv, line 1: found columns separated by tabs, expected commas.")]
    [InlineData("a,b\n1,2\n1,2,3\n", "t.csv, line 3: found 3 columns, expected 2 columns as in the header.")]
    [InlineData("a,b\n1\n", "t.csv, line 2: found 1 column, expected 2 columns as in the header.")]
    [InlineData("a,b\n\"\"\n", "t.csv, line 2: found 1 column, expected 2 columns as in the header.")]
    [InlineData("a,b\n\"1\n2\",3\n4\n", "t.csv, line 4: found 1 column, expected 2 columns as in the header.")]
    [InlineData("a,b\n1,2\"3\n", "t.csv, line 2, column b: found a quote within a cell that does not start with one, expected quotes around the whole cell, and those within it doubled")]
    [InlineData("a,b\n \"1\",2\n", "t.csv, line 2, column a: found a quote within a cell that does not start with one, expected quotes around the whole cell, and those within it doubled")]
    [InlineData("a,b\n\"1\"x,2\n", "t.csv, line 2, column a: found text after the closing quote, expected a comma or the end of the line (a quote within quotes is doubled)")]
    [InlineData("a,b\n1,\"2\n3,4\n", "t.csv, line 2, column b: found a quote that is never closed, expected a closing quote before the end of the file")]
    [InlineData("a,b\n1,2\r3,4\n", "t.csv, line 2, column b: found a carriage return without a line feed, expected a line break of LF or CRLF, or quotes around the cell")]
    [InlineData("a,b\n1,\0\n", "t.csv, line 2, column b: found a zero character, expected text")]
    [InlineData("a,b\n1,\"\0\"\n", "t.csv, line 2, column b: found a zero character, expected text")]
    public void What_is_no_table_is_refused_with_its_place(string text, string message)
    {
        var error = Assert.Throws<DataException>(() =>
        {
            using var table = Open(text);
            while (table.Read())
            {
            }
        });

        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData(",wait\n7,1\n", "column_1 wait")]
    [InlineData("a,,c,\n1,2,3,4\n", "a column_2 c column_4")]
    [InlineData(",column_1\n7,1\n", "column_1_2 column_1")]
    public void A_column_without_a_name_is_called_by_its_position_and_never_as_another(string text, string header)
    {
        using var table = Open(text);

        Assert.Equal(header, string.Join(' ', table.Header));
        Assert.Equal(Enumerable.Range(0, table.Header.Count), table.Find(table.Header));
        Assert.True(table.Read());
    }

    [Fact]
    public void A_byte_that_is_not_UTF8_is_refused_on_its_line()
    {
        byte[] bytes = [.. "a,b\n1,2\n3,"u8, 0xE9, .. "\n5,6\n"u8];

        using var table = CsvTable.Open(new MemoryStream(bytes), "t.csv");

        Assert.True(table.Read());
        Assert.Equal("t.csv, line 3: found a byte that is not UTF-8, expected a text file in UTF-8.", Assert.Throws<DataException>(() => table.Read()).Message);
    }

    [Fact]
    public void A_character_cut_off_at_the_end_of_the_file_is_refused()
    {
        byte[] bytes = [.. "a,b\n1,"u8, 0xC5];
        using var table = CsvTable.Open(new MemoryStream(bytes), "t.csv");

        Assert.Throws<DataException>(() => table.Read());
    }

    [Fact]
    public void A_cell_and_a_row_have_a_greatest_length()
    {
        using var cell = Open($"a,b\n\"{new string('x', CsvTable.MaximumCellLength + 1)}\",2\n");
        using var row = Open($"a,b\n1{string.Concat(Enumerable.Repeat($",{new string('x', CsvTable.MaximumCellLength)}", 17))}\n");

        Assert.Equal("t.csv, line 2, column a: found a cell of more than 1048576 characters, expected less (is a quote not closed?)", Assert.Throws<DataException>(() => cell.Read()).Message);
        Assert.StartsWith("t.csv, line 2, column 17: found a row of more than 16777216 characters", Assert.Throws<DataException>(() => row.Read()).Message, StringComparison.Ordinal);
        Assert.Equal("t.csv, line 1: found more than 10000 columns.", Assert.Throws<DataException>(() => Open(new string(',', 20_000))).Message);
    }

    [Fact]
    public void The_line_of_a_row_is_the_one_an_editor_shows()
    {
        using var table = Open("a,b\n1,2\n\n\"x\r\ny\nz\",2\n5,6\n");
        var lines = new List<int>();
        while (table.Read())
        {
            lines.Add(table.Line);
        }

        Assert.Equal([2, 4, 7], lines);
    }

    [Fact]
    public void An_error_at_a_cell_names_file_line_column_and_what_was_found()
    {
        using var table = Open("a,wait_seconds\n1,soon\n2,\n3," + new string('x', 100) + "\n");

        table.Read();
        Assert.Equal("t.csv, line 2, column wait_seconds: found 'soon', expected a number", table.Error(1, "a number").Message);
        table.Read();
        Assert.Equal("t.csv, line 3, column wait_seconds: found nothing, expected a number", table.Error(1, "a number").Message);
        table.Read();
        Assert.Equal($"t.csv, line 4, column wait_seconds: found '{new string('x', 60)}…', expected a number", table.Error(1, "a number").Message);
    }

    [Fact]
    public void A_column_that_is_not_there_is_named_with_the_nearest_and_with_all_there_are()
    {
        using var table = Open("case_id,queue,wait\n1,2,3\n");

        Assert.Equal(1, table.Find("queue"));
        Assert.Equal("t.csv: there is no column 'queues', the nearest is 'queue'; there are case_id, queue, wait.", Assert.Throws<DataException>(() => table.Find("queues")).Message);
        Assert.Equal("t.csv: there is no column 'satisfaction'; there are case_id, queue, wait.", Assert.Throws<DataException>(() => table.Find("satisfaction")).Message);
        Assert.Equal("t.csv: there are no columns 'team', 'agent'; there are case_id, queue, wait.", Assert.Throws<DataException>(() => table.Find(["wait", "team", "agent"])).Message);
    }

    [Fact]
    public void A_folder_is_no_file()
    {
        using var file = new TemporaryFile("t.csv");
        var folder = Path.GetDirectoryName(file.Path)!;

        Assert.Equal($"{Path.GetFileName(folder)}: the file cannot be opened for reading ({folder}).", Assert.Throws<DataException>(() => CsvTable.Open(folder)).Message);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        var error = Assert.Throws<DataException>(() => CsvTable.Open("/nowhere/cases.csv"));

        Assert.Equal("cases.csv: there is no such file (/nowhere/cases.csv).", error.Message);
    }

    /// <summary>Cells, quotes, line ends and characters of several bytes all fall across the blocks that the stream hands over.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Where_the_blocks_of_the_stream_end_makes_no_difference(int block)
    {
        const string Text = "\uFEFFid,\"na\"\"me\"\r\n1,\"ž\"\"🐎\r\n,\"\r\n\r\n22,\"\"\r\n";
        using var table = CsvTable.Open(new DribblingStream(Encoding.UTF8.GetBytes(Text), block), "t.csv");

        Assert.Equal(["id", "na\"me"], table.Header);
        Assert.True(table.Read());
        Assert.Equal("ž\"🐎\r\n,", table[1].ToString());
        Assert.True(table.Read());
        Assert.Equal("22", table[0].ToString());
        Assert.False(table.Read());
    }

    private static CsvTable Open(string text) => CsvTable.Open(new MemoryStream(Encoding.UTF8.GetBytes(text)), "t.csv");
}
