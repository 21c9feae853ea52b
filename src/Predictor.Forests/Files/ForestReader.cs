using System.Text.Json;

namespace Predictor.Forests.Files;

/// <summary>A forest from its JSON: every field known, present once and in range, or an error that says which is not.</summary>
internal ref struct ForestReader(ReadOnlySpan<byte> json, string name)
{
    private const string FormatName = "predictor-forest/";

    private FieldReader _fields = new(json, name);

    public Forest Read()
    {
        _fields.Read();
        _fields.Expect(JsonTokenType.StartObject, "an object");
        CheckFormat();

        int? features = null;
        double? baseMargin = null;
        List<Tree>? trees = null;
        while (_fields.NextField() is { } field)
        {
            switch (field)
            {
                case ForestField.Features when features is null:
                    features = _fields.ReadInteger();
                    break;
                case ForestField.BaseMargin when baseMargin is null:
                    baseMargin = _fields.ReadDouble();
                    break;
                case ForestField.Trees when trees is null:
                    trees = ReadTrees();
                    break;
                default:
                    throw _fields.Unexpected(field, [ForestField.Features, ForestField.BaseMargin, ForestField.Trees]);
            }
        }

        _fields.ExpectEnd();
        return Build(
            features ?? throw _fields.Missing(ForestField.Features),
            baseMargin ?? throw _fields.Missing(ForestField.BaseMargin),
            trees ?? throw _fields.Missing(ForestField.Trees));
    }

    /// <summary>The format comes first, so that a newer file is called newer whatever else has changed in it.</summary>
    private void CheckFormat()
    {
        if (_fields.NextField() != ForestField.Format) throw _fields.Fault($"not a forest file: expected \"{ForestField.Format}\" as its first field");

        var format = _fields.ReadText();
        if (format == ForestFile.Format) return;

        throw format.StartsWith(FormatName, StringComparison.Ordinal) && int.TryParse(format[FormatName.Length..], out var version) && version > 1
            ? _fields.Fault($"format {format} is newer than {ForestFile.Format}, the newest that this program reads; use a newer program")
            : _fields.Fault($"format \"{format}\" is not a forest's; expected {ForestFile.Format}");
    }

    private List<Tree> ReadTrees()
    {
        var trees = new List<Tree>();
        _fields.BeginArray();
        while (_fields.NextItem())
        {
            if (trees.Count == Forest.MaximumTrees) throw _fields.Fault(FormattableString.Invariant($"more than {Forest.MaximumTrees} trees"));

            _fields.BeginTree(trees.Count);
            trees.Add(TreeReader.Read(ref _fields));
            _fields.EndTree();
        }

        return trees;
    }

    private readonly Forest Build(int features, double baseMargin, List<Tree> trees)
    {
        try
        {
            return new Forest(features, baseMargin, trees);
        }
        catch (ArgumentException fault)
        {
            throw new ForestFormatException($"{name}: {fault.Message}", fault);
        }
    }
}
