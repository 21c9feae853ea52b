using Predictor.Api.Errors;
using Predictor.Desk.Words;

namespace Predictor.Api.Users;

/// <summary>410: a link that was used, has ended or never was; which, is not said.</summary>
internal sealed class LinkGone() : ProblemResult(StatusCodes.Status410Gone, DeskText.Of("link.gone"), DeskText.Of("link.goneWhy"));
