using Predictor.Desk.Access;

namespace Predictor.Api.Pages;

/// <summary>Who may sign in.</summary>
internal sealed class DeskPeople(IHostEnvironment environment) : IDeskPeople
{
    public IReadOnlyList<DeskUser> All { get; } = environment.IsDevelopment() ? [DeskCallers.You] : [];
}
