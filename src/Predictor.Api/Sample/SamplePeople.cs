using Microsoft.Extensions.Options;
using Predictor.Api.Users;
using Predictor.Desk.Access;
using Predictor.Desk.Queue;

namespace Predictor.Api.Sample;

/// <summary>The store's users, and the sample's people while the desk works on the sample.</summary>
internal sealed class SamplePeople(StoredUsers users, IDesk desk, IOptions<SampleSettings> settings) : IDeskPeople
{
    private readonly DeskUser[] _people = [.. settings.Value.People.Select(person => new DeskUser(person.Name, person.DisplayName, [DeskRole.Supervisor], [.. person.Teams.Order(StringComparer.Ordinal)]))];

    public IReadOnlyList<DeskUser> All => desk.State is DeskState.Ready { IsSample: true } ? [.. users.All, .. _people.Where(person => users.All.All(user => user.Name != person.Name))] : users.All;
}
