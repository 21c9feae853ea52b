namespace Predictor.Api.Users;

/// <summary>What became of a sign-in.</summary>
internal enum SignInResult
{
    In,

    /// <summary>The name or the password; which, is not said.</summary>
    Wrong,

    /// <summary>Too many wrong passwords for the name, whether there is such a user or not.</summary>
    Locked,

    /// <summary>Too many passwords are being looked at.</summary>
    Busy,

    /// <summary>The store does not answer.</summary>
    Away,
}
