using System.CommandLine;
using Predictor.Models.Comparisons;
using Predictor.Models.Policies;
using Predictor.Training.Comparing;

namespace Predictor.Training.Commands;

/// <summary>The options that say what profit is reckoned with (EMPC); what is not said is the policy's, else the measure's own.</summary>
internal sealed class EconomicsOptions
{
    private const double MostMoney = 1e9;

    private readonly Option<double?> _alpha = new Option<double?>("--alpha") { Description = "Of the beta distribution of the share of leavers who take the offer and stay." }.Between(0.01, 1_000);
    private readonly Option<double?> _beta = new Option<double?>("--beta") { Description = "Its other parameter: the mean share is alpha / (alpha + beta)." }.Between(0.01, 1_000);
    private readonly Option<double?> _value = new Option<double?>("--value") { Description = "What a customer who stays is worth." }.Between(0, MostMoney);
    private readonly Option<double?> _offer = new Option<double?>("--offer") { Description = "What the offer costs when it is taken." }.Between(0, MostMoney);
    private readonly Option<double?> _contact = new Option<double?>("--contact") { Description = "What contacting a customer costs." }.Between(0, MostMoney);
    private readonly Option<string?> _valueColumn = new("--value-column") { Description = "A column of what each row's own customer is worth; --value where it is missing." };

    public EconomicsOptions(Command command)
    {
        foreach (var option in (Option[])[_alpha, _beta, _value, _offer, _contact, _valueColumn])
        {
            command.Options.Add(option);
        }
    }

    public string? ValueColumn(ParseResult arguments) => arguments.GetValue(_valueColumn);

    public ComparedMoney Money(ParseResult arguments, Policy policy)
    {
        var usual = ComparisonMoney.Of(policy);
        double?[] said = [arguments.GetValue(_alpha), arguments.GetValue(_beta), arguments.GetValue(_value), arguments.GetValue(_offer), arguments.GetValue(_contact)];
        return usual with
        {
            Alpha = said[0] ?? usual.Alpha,
            Beta = said[1] ?? usual.Beta,
            CustomerValue = said[2] ?? usual.CustomerValue,
            OfferCost = said[3] ?? usual.OfferCost,
            ContactCost = said[4] ?? usual.ContactCost,
            IsAssumed = usual.IsAssumed && said.All(each => each is null),
        };
    }
}
