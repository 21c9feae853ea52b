using System.Text.Json;

namespace Predictor.Forests.Files;

/// <summary>One tree of the file. Whether its numbers hold together is for the forest to say.</summary>
internal static class TreeReader
{
    private static readonly string[] Fields =
    [
        TreeField.Feature, TreeField.Threshold, TreeField.MissingGoesLeft, TreeField.Left, TreeField.Right,
        TreeField.LeftCategories, TreeField.SplitCover, TreeField.LeafCover, TreeField.LeafValue,
    ];

    public static Tree Read(ref FieldReader json)
    {
        int[]? feature = null, left = null, right = null;
        float[]? threshold = null;
        bool[]? missingGoesLeft = null;
        uint[]?[]? leftCategories = null;
        double[]? splitCover = null, leafCover = null, leafValue = null;
        while (json.NextField() is { } field)
        {
            switch (field)
            {
                case TreeField.Feature when feature is null: feature = Array(ref json, static (ref FieldReader json) => json.Integer()); break;
                case TreeField.Threshold when threshold is null: threshold = Array(ref json, static (ref FieldReader json) => json.Single()); break;
                case TreeField.MissingGoesLeft when missingGoesLeft is null: missingGoesLeft = Array(ref json, static (ref FieldReader json) => json.Flag()); break;
                case TreeField.Left when left is null: left = Array(ref json, static (ref FieldReader json) => json.Integer()); break;
                case TreeField.Right when right is null: right = Array(ref json, static (ref FieldReader json) => json.Integer()); break;
                case TreeField.LeftCategories when leftCategories is null: leftCategories = Array(ref json, Bitmap); break;
                case TreeField.SplitCover when splitCover is null: splitCover = Array(ref json, static (ref FieldReader json) => json.Double()); break;
                case TreeField.LeafCover when leafCover is null: leafCover = Array(ref json, static (ref FieldReader json) => json.Double()); break;
                case TreeField.LeafValue when leafValue is null: leafValue = Array(ref json, static (ref FieldReader json) => json.Double()); break;
                default: throw json.Unexpected(field, Fields);
            }
        }

        return new Tree
        {
            Feature = feature ?? throw json.Missing(TreeField.Feature),
            Threshold = threshold ?? throw json.Missing(TreeField.Threshold),
            MissingGoesLeft = missingGoesLeft ?? throw json.Missing(TreeField.MissingGoesLeft),
            Left = left ?? throw json.Missing(TreeField.Left),
            Right = right ?? throw json.Missing(TreeField.Right),
            LeftCategories = leftCategories ?? throw json.Missing(TreeField.LeftCategories),
            SplitCover = splitCover ?? throw json.Missing(TreeField.SplitCover),
            LeafCover = leafCover ?? throw json.Missing(TreeField.LeafCover),
            LeafValue = leafValue ?? throw json.Missing(TreeField.LeafValue),
        };
    }

    private delegate T ItemReader<T>(ref FieldReader json);

    private static T[] Array<T>(ref FieldReader json, ItemReader<T> readItem)
    {
        var items = new List<T>();
        json.BeginArray();
        while (json.NextItem()) items.Add(readItem(ref json));
        return [.. items];
    }

    private static uint[]? Bitmap(ref FieldReader json)
    {
        if (json.IsNull) return null;

        var words = new List<uint>();
        json.Expect(JsonTokenType.StartArray, "an array of words, or null at a numeric split");
        while (json.NextWord()) words.Add(json.Word());
        return [.. words];
    }
}
