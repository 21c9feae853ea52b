using System.CommandLine;
using Predictor.Ledger;
using Predictor.Models.Ledgers;

namespace Predictor.Training.Commands;

/// <summary>The options of <c>ledger</c> that say what is counted, and by what.</summary>
internal sealed class LedgerGroupOptions
{
    private static readonly OutputColumns Usual = new();

    private readonly Option<string?> _groups = new("--groups") { Description = $"Category columns to group by: a,b,c (default: those of the export with 2 to {LedgerOptions.MostLevels} levels)." };
    private readonly Option<string?> _people = new("--people") { Description = "Columns that name people, to group by too: agent. Left out unless said." };
    private readonly Option<Attribution?> _attribution = new("--attribution")
    {
        Description = "Where a customer who meets an outcome counts: last (contact within whose horizon it happened), first, touched (every group, once), each (every contact). Default: last where the outcome ends a customer's contacts, else first.",
    };

    private readonly Option<string> _handle = Column("--handle", "handle time in seconds", Usual.Handle);
    private readonly Option<string> _wait = Column("--wait", "wait in seconds", Usual.Wait);
    private readonly Option<string> _transfers = Column("--transfers", "transfers", Usual.Transfers);
    private readonly Option<string> _resolved = Column("--resolved", "whether a case was resolved", Usual.Resolved);

    public LedgerGroupOptions(Command command)
    {
        foreach (var option in (Option[])[_groups, _people, _attribution, _handle, _wait, _transfers, _resolved])
        {
            command.Options.Add(option);
        }
    }

    public LedgerOptions Bind(ParseResult arguments) => new()
    {
        Groups = CaseSourceOptions.Split(arguments.GetValue(_groups)),
        People = CaseSourceOptions.Split(arguments.GetValue(_people)),
        Attribution = arguments.GetValue(_attribution),
        Outputs = new OutputColumns
        {
            Handle = arguments.GetRequiredValue(_handle),
            Wait = arguments.GetRequiredValue(_wait),
            Transfers = arguments.GetRequiredValue(_transfers),
            Resolved = arguments.GetRequiredValue(_resolved),
        },
    };

    private static Option<string> Column(string name, string words, string usual) =>
        new(name) { Description = $"Column with the {words}.", DefaultValueFactory = _ => usual };
}
