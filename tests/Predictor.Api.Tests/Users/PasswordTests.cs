using System.Buffers.Binary;
using Predictor.Api.Users;

namespace Predictor.Api.Tests.Users;

public sealed class PasswordTests
{
    [Fact]
    public async Task The_services_own_are_kept_by_pbkdf2_with_hmac_sha_512_and_210_000_rounds()
    {
        using var passwords = new Passwords();
        var kept = Convert.FromBase64String((await passwords.HashAsync("four words do it"))!);

        // ASP.NET Core's format 1: the function, the rounds and the salt's length, each four bytes, big-endian.
        Assert.Equal((1, 2u, 210_000u, 16u), (kept[0], Number(kept, 1), Number(kept, 5), Number(kept, 9)));
    }

    [Fact]
    public async Task What_was_kept_with_fewer_rounds_is_right_and_hashed_anew()
    {
        using var fewer = new Passwords(rounds: 1_000);
        using var passwords = new Passwords();
        var (isRight, anew) = (await passwords.CheckAsync(await fewer.HashAsync("four words do it"), "four words do it"))!.Value;

        Assert.True(isRight);
        Assert.Equal(210_000u, Number(Convert.FromBase64String(anew!), 5));
        Assert.Equal((false, null), await passwords.CheckAsync(await fewer.HashAsync("four words do it"), "four words do"));
    }

    private static uint Number(byte[] kept, int at) => BinaryPrimitives.ReadUInt32BigEndian(kept.AsSpan(at));
}
