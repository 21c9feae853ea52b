using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Predictor.Api.Recording;
using Predictor.Api.Tests.Users;
using Predictor.Desk.Access;
using Predictor.Models.Policies;
using Predictor.Store.Records;

namespace Predictor.Api.Tests.Pages.Today;

/// <summary>A day at the desk with its people and customers, through HTTP and without script: what a browser gets and what its forms send.</summary>
public abstract partial class TodayDay : IDisposable
{
    private protected const string Risky = """{"caseId": "case-CUSTOMER", "customerId": "CUSTOMER", "moment": "closure", "value": WORTH, "features": {"visits": 3, "fixed": "no", "queueing": 900, "topic": "TEAM"}}""";

    private protected static readonly DeskUser Priya = new("priya", "Priya Nair", [DeskRole.Supervisor], ["billing"]);
    private protected static readonly DeskUser Tom = new("tom", "Tom Hadley", [DeskRole.Supervisor], ["billing", "moving"]);

    private protected readonly ShiftedTime _time = new();
    private protected readonly People _people = new();
    private protected Service? _service;
    private protected Person? _you;

    public void Dispose()
    {
        _you?.Dispose();
        _service?.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected void Start(HoldOut? holdOut = null, params (string Name, string Value)[] settings)
    {
        _people.All = [DeskUserYou, Priya, Tom];
        _service = new Service(
            "Development",
            settings.Append(("Desk:Columns:Team", "topic")).ToDictionary(each => each.Item1, each => each.Item2),
            services => services.AddSingleton<TimeProvider>(_time).AddSingleton<IDeskPeople>(_people),
            service => ActionsPolicy.Write(service, holdOut));
        _you = new Person(_service);
    }

    private protected static DeskUser DeskUserYou => new("you", "You", DeskRole.All, []);

    private protected async Task ScoreAsync(params (string Customer, int Worth, string Team)[] customers)
    {
        foreach (var (customer, worth, team) in customers)
        {
            await _service!.ScoreAsync(Risky.Replace("CUSTOMER", customer, StringComparison.Ordinal).Replace("WORTH", $"{worth}", StringComparison.Ordinal).Replace("TEAM", team, StringComparison.Ordinal));
        }
    }

    private protected async Task<string> PageAsync(string path = "/")
    {
        var (status, text, _) = await _you!.GetAsync(path);
        Assert.Equal(200, status);
        return text;
    }

    private protected async Task<string> ActAsync(params (string Name, string Value)[] fields)
    {
        var (status, _, location) = await _you!.SubmitAsync("/", "/today/act", fields);
        Assert.Equal((int)HttpStatusCode.SeeOther, status);
        return await PageAsync(location!);
    }

    private protected async Task<IReadOnlyList<CaseAction>> DrawnAsync()
    {
        var store = _service!.Services.GetRequiredService<LiveStore>().Current!;
        var done = await store.ReadActionsAsync(0, long.MaxValue, TestContext.Current.CancellationToken);
        return [.. done.Where(each => each.Drawn is not null).OrderBy(each => int.Parse(each.CustomerId![1..], CultureInfo.InvariantCulture))];
    }

    /// <summary>Whom the page names as left alone at random.</summary>
    private protected static string[] Held(string page) => HeldNames().Match(Spaces().Replace(page, " ")).Groups[1].Value.Split(", ", StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Who calls whom: "k1 k2 | m1".</summary>
    private protected static string PlanOf(string page, params string[] people)
    {
        var calls = Proposal(page).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(call => call.Split('.')).ToLookup(call => call[2], call => NameOf(page, call[0]));
        return string.Join(" | ", people.Select(person => string.Join(' ', calls[person])));
    }

    private protected static string NameOf(string page, string line) => Regex.Match(page, $"href=\"/cases/{line}\">([^<]+)<").Groups[1].Value;

    private protected static string LineNamed(string page, string name) => Regex.Match(page, $"href=\"/cases/([A-Za-z0-9_-]{{16}})\">{Regex.Escape(name)}<").Groups[1].Value;

    private protected static string Proposal(string page) => PlanField().Match(page).Groups[1].Value;

    private protected static string ActOf(string page) => ActField().Match(page).Groups[1].Value;

    [GeneratedRegex("name=\"plan\" value=\"([^\"]*)\"")]
    private protected static partial Regex PlanField();

    [GeneratedRegex("name=\"held\" value=\"([^\"]*)\"")]
    private protected static partial Regex HeldField();

    [GeneratedRegex("whether acting helps: ([^.]*)\\.")]
    private protected static partial Regex HeldNames();

    [GeneratedRegex("name=\"act\" value=\"([^\"]+)\"")]
    private protected static partial Regex ActField();

    [GeneratedRegex("\\s+")]
    private protected static partial Regex Spaces();

    private protected sealed class People : IDeskPeople
    {
        public IReadOnlyList<DeskUser> All { get; set; } = [];
    }
}
