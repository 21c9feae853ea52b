using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Predictor.Store.Access;

namespace Predictor.Api.Users;

/// <summary>
/// Passwords as they are kept: PBKDF2 with HMAC-SHA-512, 210,000 rounds, a salt of each (ASP.NET Core's format, so that rounds can go up). It is slow on purpose,
/// so no more are looked at in the same moment than there are cores, and of those that wait too many are turned away: scores go on being answered.
/// </summary>
internal sealed class Passwords : IDisposable
{
    private const int Rounds = 210_000;
    private const int MostWaiting = 64;

    private readonly PasswordHasher<UserRecord> _hasher;
    private readonly SemaphoreSlim _places = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <summary>Of nobody's password: whoever has none is looked at as long as whoever has one.</summary>
    private readonly string _nobodys;
    private int _waiting;

    public Passwords()
        : this(Rounds)
    {
    }

    /// <param name="rounds">Fewer where nothing is protected, as in tests.</param>
    internal Passwords(int rounds)
    {
        _hasher = new PasswordHasher<UserRecord>(Options.Create(new PasswordHasherOptions { IterationCount = rounds }));
        _nobodys = _hasher.HashPassword(null!, RandomNumberGenerator.GetHexString(64));
    }

    public void Dispose() => _places.Dispose();

    /// <returns>Null where too many wait.</returns>
    public Task<string?> HashAsync(string password) => InTurnAsync(() => _hasher.HashPassword(null!, password));

    /// <param name="hash">Null: there is none, which takes as long.</param>
    /// <param name="password">As typed.</param>
    /// <returns>Whether it is right, and the same hashed anew where the rounds have gone up; null where too many wait.</returns>
    public Task<(bool IsRight, string? Anew)?> CheckAsync(string? hash, string password) => InTurnAsync<(bool, string?)?>(() =>
        _hasher.VerifyHashedPassword(null!, hash ?? _nobodys, password) switch
        {
            PasswordVerificationResult.Failed => (false, null),
            PasswordVerificationResult.SuccessRehashNeeded when hash is not null => (true, _hasher.HashPassword(null!, password)),
            _ => (hash is not null, null),
        });

    private async Task<T?> InTurnAsync<T>(Func<T> work)
    {
        if (Interlocked.Increment(ref _waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            return default;
        }

        try
        {
            await _places.WaitAsync();
            try
            {
                return await Task.Run(work);
            }
            finally
            {
                _places.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}
