namespace Predictor.Training.Sample;

/// <summary>A told centre as tables: who and what is written, and under which ids.</summary>
internal sealed class Export
{
    private readonly Agents _agents;
    private readonly Customer[] _customers;

    /// <summary>In time order.</summary>
    private readonly Interaction[] _interactions;

    /// <summary>Those opened before it are not written; their ids are counted.</summary>
    private readonly int _first;

    private readonly long _from;

    /// <param name="agents">The staff.</param>
    /// <param name="customers">By index.</param>
    /// <param name="interactions">All, in time order.</param>
    /// <param name="from">What happened before is not written.</param>
    public Export(Agents agents, Customer[] customers, Interaction[] interactions, long from)
    {
        _agents = agents;
        _customers = customers;
        _interactions = interactions;
        _from = from;
        while (_first < interactions.Length && interactions[_first].OpenedAt < from)
        {
            _first++;
        }
    }

    public int Interactions => _interactions.Length - _first;

    /// <returns>Rows.</returns>
    public int WriteCustomers(string path, CancellationToken cancellation)
    {
        using var csv = new CsvText(path, "customer_id,display_name,joined_at,left_at,product,tariff,payment_method,region,contract_ends_at,annual_value");
        var rows = 0;
        foreach (var customer in _customers)
        {
            cancellation.ThrowIfCancellationRequested();
            if (customer.LeftAt < _from)
            {
                continue;
            }

            csv.AddId('C', customer.Index + 1);
            csv.Add(customer.DisplayName);
            csv.AddTime(customer.JoinedAt);
            AddTime(csv, customer.LeftAt);
            csv.Add(Words.Of(customer.Product));
            csv.Add(Words.Of(customer.Tariff));
            csv.Add(Words.Of(customer.Payment));
            csv.Add(customer.Region ?? "");
            AddTime(csv, customer.ContractEndsAt);
            if (customer.AnnualValue is { } value)
            {
                csv.Add(value, "F2");
            }
            else
            {
                csv.Empty();
            }

            csv.EndRow();
            rows++;
        }

        return rows;
    }

    public int WriteInteractions(string path, CancellationToken cancellation)
    {
        const string Header = "interaction_id,customer_id,started_at,channel,queue,team,agent,reason,wait_seconds,handle_seconds,holds,hold_seconds,transfers,"
            + "resolved,reopenings,closed_at";
        using var csv = new CsvText(path, Header);
        for (var i = _first; i < _interactions.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            ref readonly var interaction = ref _interactions[i];
            ref readonly var handling = ref interaction.Handling;
            var agent = _agents.All[handling.Agent];
            var reason = CausalProcess.Reasons[interaction.Reason];
            csv.AddId('I', i + 1);
            csv.AddId('C', interaction.Customer + 1);
            csv.AddTime(interaction.OpenedAt);
            csv.Add(Words.Of(interaction.Channel));
            csv.Add(Words.Of(reason.Queue));
            csv.Add(agent.Team);
            csv.Add(handling.HasAgent ? agent.Name : "");
            csv.Add(reason.Name);
            AddHandling(csv, interaction);
            csv.EndRow();
        }

        return Interactions;
    }

    public int WriteSurveys(string path, CancellationToken cancellation)
    {
        using var csv = new CsvText(path, "survey_id,interaction_id,answered_at,score");
        var rows = 0;
        for (var i = _first; i < _interactions.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (_interactions[i].AnsweredAt is not { } at || at > Timeline.End)
            {
                continue;
            }

            csv.AddId('S', i + 1);
            csv.AddId('I', i + 1);
            csv.AddTime(at);
            csv.Add(_interactions[i].Score);
            csv.EndRow();
            rows++;
        }

        return rows;
    }

    public int WriteTruth(string path, CancellationToken cancellation)
    {
        using var csv = new CsvText(path, "interaction_id,moment,outcome,probability");
        var rows = 0;
        for (var i = _first; i < _interactions.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            rows += AddTruth(csv, i + 1, "arrival", _interactions[i].AtArrival);
            if (IsClosedInPeriod(_interactions[i]))
            {
                rows += AddTruth(csv, i + 1, "closure", _interactions[i].AtClosure);
            }
        }

        return rows;
    }

    private static bool IsClosedInPeriod(in Interaction interaction) =>
        interaction.Handling.IsClosed && interaction.OpenedAt + interaction.Handling.Duration <= Timeline.End;

    private static void AddHandling(CsvText csv, in Interaction interaction)
    {
        ref readonly var handling = ref interaction.Handling;
        if (!IsClosedInPeriod(interaction))
        {
            for (var cell = 0; cell < 8; cell++)
            {
                csv.Empty();
            }

            return;
        }

        AddUnlessNegative(csv, handling.Wait);
        AddUnlessNegative(csv, handling.Handle);
        csv.Add(handling.Holds);
        csv.Add(handling.Hold);
        csv.Add(handling.Transfers);
        csv.Add(handling.IsResolved ? "yes" : "no");
        csv.Add(handling.Reopenings);
        csv.AddTime(interaction.OpenedAt + handling.Duration);
    }

    private static int AddTruth(CsvText csv, int id, string moment, in Probabilities truth)
    {
        AddTruth(csv, id, moment, "left", truth.Left);
        AddTruth(csv, id, moment, "dissatisfied", truth.Dissatisfied);
        AddTruth(csv, id, moment, "dissatisfied_all", truth.DissatisfiedAll);
        AddTruth(csv, id, moment, "back", truth.Back);
        return 4;
    }

    private static void AddTruth(CsvText csv, int id, string moment, string outcome, double probability)
    {
        csv.AddId('I', id);
        csv.Add(moment);
        csv.Add(outcome);
        csv.Add(probability, "F6");
        csv.EndRow();
    }

    private static void AddTime(CsvText csv, long? at)
    {
        if (at is { } time)
        {
            csv.AddTime(time);
        }
        else
        {
            csv.Empty();
        }
    }

    private static void AddUnlessNegative(CsvText csv, int number)
    {
        if (number >= 0)
        {
            csv.Add(number);
        }
        else
        {
            csv.Empty();
        }
    }
}
