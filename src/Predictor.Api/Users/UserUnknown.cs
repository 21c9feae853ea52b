using Predictor.Api.Errors;

namespace Predictor.Api.Users;

/// <summary>404: the store has no user of that name.</summary>
internal sealed class UserUnknown() : ProblemResult(StatusCodes.Status404NotFound, "No such user", "The store has no user of this name; /users lists those there are.");
