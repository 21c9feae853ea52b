using System.Security.Cryptography;

namespace Predictor.Models.Policies;

/// <summary>
/// Of all in a policy that gives a score its band, its money and its action, and of the policy's version: another one where anything of that is another, also where
/// whoever edited it forgot to count up the version. Targets, the ledger's money and the hold-out are not in it.
/// </summary>
public static class PolicyStamp
{
    private const int Characters = 16;

    public static string Of(Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return Convert.ToHexStringLower(SHA256.HashData(PolicyFile.Bytes(policy with { Targets = [], Money = new LedgerMoney(), HoldOut = null })))[..Characters];
    }
}
