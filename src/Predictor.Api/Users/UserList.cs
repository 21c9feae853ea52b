namespace Predictor.Api.Users;

/// <param name="Users">By name.</param>
internal sealed record UserList(IReadOnlyList<UserAnswer> Users);
