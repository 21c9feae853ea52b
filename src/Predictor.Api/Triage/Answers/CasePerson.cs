using Predictor.Store.Lines;

namespace Predictor.Api.Triage.Answers;

/// <param name="Name">Never changed and never another's.</param>
/// <param name="DisplayName">For people, as it was then.</param>
internal sealed record CasePerson(string Name, string DisplayName)
{
    public static CasePerson? Of(LinePerson? person) => person is null ? null : new CasePerson(person.Id, person.Name);
}
