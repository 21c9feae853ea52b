using System.Text;
using Predictor.Tests;

namespace Predictor.Forests.Tests.Formats;

public sealed class RefusalTests
{
    private static readonly string Booster = File.ReadAllText(Repository.PathTo("tests", "Predictor.Forests.Tests", "Reference", "xgboost", "gbtree.json"));

    private const string Text = """
        tree
        version=v4
        num_class=1
        num_tree_per_iteration=1
        max_feature_idx=1
        objective=binary sigmoid:2
        feature_names=wait queue
        feature_infos=[0:10] 2:0:-1

        Tree=0
        num_leaves=3
        num_cat=1
        split_feature=0 1
        threshold=1.5 0
        decision_type=2 9
        left_child=1 -1
        right_child=-2 -3
        leaf_value=1 2 -4
        leaf_count=5 6 7
        internal_count=18 12
        cat_boundaries=0 1
        cat_threshold=5
        is_linear=0
        shrinkage=1

        Tree=1
        num_leaves=1
        num_cat=0
        split_feature=
        leaf_value=0.25
        leaf_count=
        shrinkage=1

        end of trees

        pandas_categorical:[["phone", "mail", "chat"]]

        """;

    [Fact]
    public void A_small_text_model_is_read_as_its_lines_say()
    {
        var read = Read(Text);
        Assert.Equal(["wait", "queue"], read.FeatureNames!);
        Assert.Equal([null, ["phone", "mail", "chat"]], read.Categories);
        Assert.Equal([-1, 2], read.LargestCode);
        Assert.Equal(2 * (1 + 0.25), read.Forest.Margin([1, 2]));
        Assert.Equal(2 * (-4 + 0.25), read.Forest.Margin([float.NaN, float.NaN]));
        Assert.Equal(2 * (2 + 0.25), read.Forest.Margin([1.5000001f, 0]));
    }

    [Fact]
    public void A_random_forest_is_the_mean_of_its_trees() =>
        Assert.Equal(1.25, Read(Text.Replace("version=v4", "version=v4\naverage_output", StringComparison.Ordinal)).Forest.Margin([1, 2]));

    [Theory]
    [InlineData("num_class=1", "num_class=3", "m.txt: num_class is 3; expected 1: a model of several classes has no one margin.")]
    [InlineData("objective=binary sigmoid:2", "objective=lambdarank", "m.txt: the objective is \"lambdarank\"; expected one whose score is a log-odds: binary or cross_entropy.")]
    [InlineData("objective=binary sigmoid:2", "label_index=0", "m.txt: names no objective (an objective of one's own?); expected binary or cross_entropy.")]
    [InlineData("is_linear=0", "is_linear=1", "m.txt: tree 0: is_linear is 1; expected leaves that are numbers, not linear models.")]
    [InlineData("decision_type=2 9", "decision_type=4 9", "m.txt: tree 0: split 0 takes zeros for missing and sends them right across its threshold 1.5, which one threshold cannot say; train with zero_as_missing=false.")]
    [InlineData("decision_type=2 9", "decision_type=12 9", "m.txt: tree 0: split 0 has decision_type 12, whose missing type is 3; expected 0 (none), 1 (zero) or 2 (NaN).")]
    [InlineData("threshold=1.5 0", "threshold=1.5 1", "m.txt: tree 0: split 1 names category set 1; expected 0 to 0.")]
    [InlineData("cat_boundaries=0 1", "cat_boundaries=0 0", "m.txt: tree 0: cat_threshold has 1 items; expected 0.")]
    [InlineData("cat_threshold=5", "cat_threshold=x", "m.txt: tree 0: cat_threshold[0] is \"x\"; expected a whole number of 32 bits, not below 0.")]
    [InlineData("left_child=1 -1", "left_child=1", "m.txt: tree 0: left_child has 1 items; expected 2.")]
    [InlineData("left_child=1 -1", "left_child=0 -1", "m.txt: tree 0: left[0] is 0, split 0, which is reached another way already; expected each once.")]
    [InlineData("leaf_value=1 2 -4", "leaf_value=1 nan -4", "m.txt: tree 0: leafValue[1] is NaN; expected a finite number.")]
    [InlineData("split_feature=0 1", "split_feature=0 2", "m.txt: tree 0: feature[1] is 2; expected 0 to 1.")]
    [InlineData("num_leaves=3", "num_leaves=2000000000", "m.txt: tree 0: num_leaves is 2000000000; expected 1 to 16777216.")]
    [InlineData("end of trees", "", "m.txt: the line \"end of trees\" is missing; the file was cut short after tree 1.")]
    [InlineData("feature_names=wait queue", "feature_names=wait", "m.txt: feature_names: 1 items; expected 2, one a feature.")]
    public void What_a_text_model_cannot_be_is_said_with_its_place(string line, string other, string message) =>
        Assert.Equal(message, Assert.Throws<ForestFormatException>(() => Read(Text.Replace(line, other, StringComparison.Ordinal))).Message);

    [Theory]
    [InlineData("\"binary:logistic\"", "\"reg:squarederror\"", "m.txt: objective: name: the objective is reg:squarederror; expected one whose margin is a log-odds: binary:logistic, binary:logitraw, reg:logistic.")]
    [InlineData("\"num_class\":\"0\"", "\"num_class\":\"3\"", "m.txt: learner_model_param: num_class: found \"3\"; expected \"0\": a model of several classes has no one margin.")]
    [InlineData("\"base_score\":\"4E-1\"", "\"base_score\":\"1E0\"", "m.txt: learner_model_param: base_score: found \"1E0\"; expected a probability above 0 and below 1.")]
    [InlineData("\"name\":\"gbtree\"", "\"name\":\"gblinear\"", "m.txt: gradient_booster: name: found \"gblinear\"; expected gbtree or dart: only trees make a forest.")]
    [InlineData("\"left_children\":[1,", "\"left_children\":[0,", "m.txt: tree 0: node 0 is reached twice; expected a tree.")]
    [InlineData("\"left_children\":[1,", "\"left_children\":[99,", "m.txt: tree 0: node 99 is a child that is not there; expected one of 27 nodes.")]
    [InlineData("\"left_children\":[1,", "\"left_children\":[1.5,", "m.txt: tree 0: left_children[0]: found 1.5; expected a whole number of 32 bits.")]
    [InlineData("\"left_children\":[1,", "\"left_children\":[", "m.txt: tree 0: right_children has 27 items; expected 26, one a node as in left_children.")]
    [InlineData("\"learner\"", "\"teacher\"", "m.txt: field \"learner\" is missing; expected a model that XGBoost saved as JSON.")]
    [InlineData("\"num_feature\":\"8\",\"num_target\"", "\"num_feature\":\"2\",\"num_target\"", null)]
    [InlineData("\"categories_sizes\":[", "\"categories_sizes\":[9999999,", null)]
    [InlineData("\"split_type\":[", "\"split_type\":[7,", null)]
    [InlineData("\"trees\":[", "\"trees\":[{},", "m.txt: tree 0: field \"left_children\" is missing.")]
    public void What_a_JSON_model_cannot_be_is_said_with_its_place(string part, string other, string? message)
    {
        Assert.Contains(part, Booster, StringComparison.Ordinal);
        var at = Booster.IndexOf(part, StringComparison.Ordinal);
        var found = Assert.Throws<ForestFormatException>(() => Read(Booster[..at] + other + Booster[(at + part.Length)..])).Message;
        if (message is not null) Assert.Equal(message, found);
        Assert.StartsWith("m.txt: ", found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "m.txt: an empty file; expected")]
    [InlineData("{L\u0000\u0000", "m.txt: XGBoost's binary JSON (UBJSON); expected")]
    [InlineData("binf\u0000", "m.txt: XGBoost's old binary format; expected")]
    [InlineData("label,wait\n", "m.txt: not a model file that is known here; expected")]
    [InlineData("{\"learner\": [", "m.txt: no JSON at line 1, byte 14")]
    [InlineData("{\"learner\":{\"objective\":\"\\ud800\"}}", "m.txt: ")]
    public void A_file_of_another_kind_is_named(string content, string message) =>
        Assert.StartsWith(message, Assert.Throws<ForestFormatException>(() => Read(content)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_longer_than_is_read_is_refused_packed_or_not()
    {
        var model = Encoding.UTF8.GetBytes(Booster);
        using var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(model);
        foreach (var bytes in (byte[][])[model, packed.ToArray()])
        {
            var fault = Assert.Throws<ForestFormatException>(() => ForeignForestFile.Read(new MemoryStream(bytes), "m.json", allTrees: false, model.Length - 1));
            Assert.Contains("the longest model file that is read", fault.Message, StringComparison.Ordinal);
        }

        var cut = packed.ToArray()[..100];
        Assert.Throws<ForestFormatException>(() => ForeignForestFile.Read(new MemoryStream(cut), "m.json"));
    }

    [Fact]
    public void Any_flipped_byte_is_a_model_or_a_fault_of_the_file()
    {
        var random = new Random(5);
        foreach (var source in (byte[][])[Encoding.UTF8.GetBytes(Booster), Encoding.UTF8.GetBytes(Text)])
        {
            for (var trial = 0; trial < 300; trial++)
            {
                var bytes = (byte[])source.Clone();
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                try
                {
                    ForeignForestFile.Read(new MemoryStream(bytes), "m");
                }
                catch (ForestFormatException)
                {
                }
            }
        }
    }

    private static ForeignForest Read(string content) => ForeignForestFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(content)), "m.txt");
}
