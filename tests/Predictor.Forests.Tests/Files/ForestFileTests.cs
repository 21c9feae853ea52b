using System.Text;
using Predictor.Forests.Files;
using Predictor.Tests;

namespace Predictor.Forests.Tests.Files;

public sealed class ForestFileTests
{
    private const string Small =
        """{"format":"predictor-forest/1","features":2,"baseMargin":0.5,"trees":["""
        + """{"feature":[0,1],"threshold":[1.5,0],"missingGoesLeft":[true,false],"left":[-1,-2],"right":[1,-3]"""
        + ""","leftCategories":[null,[9,2]],"splitCover":[10,4],"leafCover":[6,1,3],"leafValue":[-1,2,4]},"""
        + """{"feature":[],"threshold":[],"missingGoesLeft":[],"left":[],"right":[],"leftCategories":[],"splitCover":[],"leafCover":[10],"leafValue":[0.25]}]}""";

    [Fact]
    public void A_forest_writes_the_file_that_the_readme_shows()
    {
        var readme = File.ReadAllText(Repository.PathTo("src", "Predictor.Forests", "README.md"));
        var shown = readme.Split("```json\n")[1].Split("```")[0].Replace("\n", "", StringComparison.Ordinal);
        Assert.Equal(Small, shown);
        Assert.Equal(Small, Text(new Forest(2, 0.5, [HandMade.TwoSplits(), HandMade.Leaf()])));
    }

    [Fact]
    public void What_was_written_reads_back_and_writes_the_same_bytes()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new RandomForests(seed);
            var forest = random.Forest(9, 20, 40);
            var text = Text(forest);
            var back = Read(text);
            Assert.Equal(text, Text(back));

            var row = random.Rows(1, 9);
            Assert.Equal(forest.Margin(row), back.Margin(row));
            Assert.Equal(forest.ExpectedMargin, back.ExpectedMargin);
        }
    }

    [Fact]
    public void Every_number_keeps_its_bits()
    {
        float[] thresholds = [float.Epsilon, float.MaxValue, float.MinValue, -0f, 0.1f, 16777217f, 1.1754942E-38f];
        double[] values = [double.Epsilon, double.MaxValue, -0.0, 0.1, 1 / 3.0, 2.2250738585072011e-308, 5e-324];
        for (var at = 0; at < thresholds.Length; at++)
        {
            var tree = HandMade.TwoSplits();
            tree.Threshold[0] = thresholds[at];
            tree.LeafValue[1] = values[at];
            var back = Read(Text(new Forest(2, values[at], [tree])));
            Assert.Equal(BitConverter.SingleToInt32Bits(thresholds[at]), BitConverter.SingleToInt32Bits(back.Trees[0].Threshold[0]));
            Assert.Equal(BitConverter.DoubleToInt64Bits(values[at]), BitConverter.DoubleToInt64Bits(back.Trees[0].LeafValue[1]));
            Assert.Equal(BitConverter.DoubleToInt64Bits(values[at]), BitConverter.DoubleToInt64Bits(back.BaseMargin));
        }
    }

    [Fact]
    public void White_space_and_the_order_of_fields_do_not_matter() =>
        Assert.Equal(0.5, Read(""" { "format" : "predictor-forest/1", "trees": [ ], "baseMargin": 5e-1, "features": 2 } """ + "\n").ExpectedMargin);

    [Theory]
    [InlineData("predictor-forest/1", "predictor-forest/2", "f.json: format predictor-forest/2 is newer than predictor-forest/1")]
    [InlineData("predictor-forest/1", "treelite", "f.json: format \"treelite\" is not a forest's; expected predictor-forest/1")]
    [InlineData("predictor-forest/1", "predictor-forest/0", "f.json: format \"predictor-forest/0\" is not a forest's")]
    [InlineData("predictor-forest/1", "\\ud800", "f.json: format: text that is not valid UTF-8")]
    [InlineData("\"format\":\"predictor-forest/1\",", "", "f.json: not a forest file: expected \"format\" as its first field")]
    [InlineData("\"format\":\"predictor-forest/1\"", "\"format\":1", "f.json: format: found 1; expected text")]
    [InlineData("\"features\":2,", "", "f.json: field \"features\" is missing")]
    [InlineData("\"features\":2", "\"features\":2000000000", "f.json: features is 2000000000; expected 0 to 1000000")]
    [InlineData("\"features\":2", "\"features\":2.5", "f.json: features: found 2.5; expected a whole number")]
    [InlineData("\"features\":2", "\"features\":2,\"features\":2", "f.json: field \"features\" is there twice")]
    [InlineData("\"features\":2", "\"features\":2,\"learner\":\"x\"", "f.json: unknown field \"learner\"; expected features, baseMargin, trees")]
    [InlineData("\"baseMargin\":0.5", "\"baseMargin\":1e999", "f.json: baseMargin: found 1e999; expected a number that a 64-bit float holds")]
    [InlineData("\"baseMargin\":0.5", "\"baseMargin\":\"NaN\"", "f.json: baseMargin: found the text \"NaN\"; expected a number")]
    [InlineData("\"trees\":[", "\"trees\":[7,", "f.json: tree 0: found 7; expected an object")]
    [InlineData("\"feature\":[0,1]", "\"feature\":[0,2]", "f.json: tree 0: feature[1] is 2; expected 0 to 1")]
    [InlineData("\"feature\":[0,1]", "\"feature\":0", "f.json: tree 0: feature: found 0; expected an array")]
    [InlineData("\"feature\":[0,1],", "", "f.json: tree 0: field \"feature\" is missing")]
    [InlineData("\"feature\":[0,1]", "\"feature\":[0,1],\"gain\":[1]", "f.json: tree 0: unknown field \"gain\"; expected feature, threshold")]
    [InlineData("\"feature\":[],", "\"feature\":[],\"feature\":[],", "f.json: tree 1: field \"feature\" is there twice")]
    [InlineData("[1.5,0]", "[1.5,1e39]", "f.json: tree 0: threshold[1]: found 1e39; expected a number that a 32-bit float holds")]
    [InlineData("[1.5,0]", "[1.5,null]", "f.json: tree 0: threshold[1]: found null; expected a number")]
    [InlineData("[true,false]", "[true,0]", "f.json: tree 0: missingGoesLeft[1]: found 0; expected true or false")]
    [InlineData("\"left\":[-1,-2]", "\"left\":[-1,1]", "f.json: tree 0: left[1] is 1, split 1, which is reached another way already")]
    [InlineData("\"left\":[-1,-2]", "\"left\":[-1,-2147483649]", "f.json: tree 0: left[1]: found -2147483649; expected a whole number of 32 bits")]
    [InlineData("[9,2]", "[9,-2]", "f.json: tree 0: leftCategories[1]: found -2; expected a whole number of 32 bits, not below 0")]
    [InlineData("[9,2]", "[]", "f.json: tree 0: leftCategories[1] has 0 words")]
    [InlineData("[9,2]", "7", "f.json: tree 0: leftCategories[1]: found 7; expected an array of words, or null at a numeric split")]
    [InlineData("\"leafCover\":[6,1,3]", "\"leafCover\":[6,1]", "f.json: tree 0: leafCover has 2 items where 3 were expected")]
    [InlineData("\"leafCover\":[6,1,3]", "\"leafCover\":[[[[[[6]]]]]]", "f.json: tree 0: leafCover[0]: found an array; expected a number")]
    [InlineData("[-1,2,4]", "[-1,2,4,]", "f.json: not a forest file: no JSON at line 1, byte ")]
    [InlineData("[0.25]}]}", "[0.25]}]} {}", "f.json: not a forest file: no JSON at line 1, byte ")]
    [InlineData("[0.25]}]}", "[0.25]}", "f.json: not a forest file: no JSON at line 1, byte ")]
    [InlineData(Small, "", "f.json: not a forest file: no JSON at line 1, byte ")]
    [InlineData(Small, "interaction_id,customer_id\n", "f.json: not a forest file: no JSON at line 1, byte ")]
    [InlineData(Small, "[]", "f.json: found an array; expected an object")]
    public void What_is_out_of_shape_is_named(string part, string replacement, string fault)
    {
        Assert.Contains(part, Small, StringComparison.Ordinal);
        var spoiled = Small.Replace(part, replacement, StringComparison.Ordinal);
        Assert.StartsWith(fault, Assert.Throws<ForestFormatException>(() => Read(spoiled)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_off_or_spoiled_anywhere_is_refused_or_sound_never_worse()
    {
        for (var at = 0; at < Small.Length; at++)
        {
            Assert.Throws<ForestFormatException>(() => Read(Small[..at]));
            foreach (var odd in "\0\"[]{},:-9e\u00ff")
            {
                try
                {
                    Read(Small[..at] + odd + Small[(at + 1)..]);
                }
                catch (ForestFormatException refused)
                {
                    Assert.StartsWith("f.json: ", refused.Message, StringComparison.Ordinal);
                }
            }
        }
    }

    [Fact]
    public void The_stream_stays_open_and_may_give_few_bytes_at_a_time()
    {
        var forest = new RandomForests(3).Forest(5, 300, 31);
        using var stream = new MemoryStream();
        ForestFile.Write(stream, forest);
        Assert.True(stream.Length > 65_536);
        using var slow = new SlowStream(stream.ToArray());
        Assert.Equal(forest.ExpectedMargin, ForestFile.Read(slow, "f.json").ExpectedMargin);
        Assert.True(slow.CanRead);
    }

    [Fact]
    public void A_file_longer_than_the_limit_is_neither_read_nor_written()
    {
        var bytes = Encoding.UTF8.GetBytes(Small);
        var forest = ForestFile.Read(new MemoryStream(bytes), "f.json", bytes.Length);
        Assert.Contains(
            $"f.json: longer than {bytes.Length - 1} bytes",
            Assert.Throws<ForestFormatException>(() => ForestFile.Read(new MemoryStream(bytes), "f.json", bytes.Length - 1)).Message,
            StringComparison.Ordinal);

        using var written = new MemoryStream();
        ForestWriter.Write(written, forest, bytes.Length);
        Assert.Equal(bytes, written.ToArray());
        Assert.Throws<InvalidOperationException>(() => ForestWriter.Write(new MemoryStream(), forest, bytes.Length - 1));
    }

    private static string Text(Forest forest)
    {
        using var stream = new MemoryStream();
        ForestFile.Write(stream, forest);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static Forest Read(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return ForestFile.Read(stream, "f.json");
    }

    private sealed class SlowStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1000)]);
    }
}
