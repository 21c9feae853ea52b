namespace Predictor.Api.Tests.Users;

public sealed class UserCommandTests : UserTests
{
    [Fact]
    public async Task A_user_is_made_listed_reset_and_switched_off()
    {
        var (link, said) = await RunAsync("users", "create", "--name", "Ana", "--display-name", "Ana Lind", "--roles", "admin,supervisor", "--teams", "South, North");
        Assert.StartsWith("http://desk.example/sign-in/link?token=", link, StringComparison.Ordinal);
        Assert.Contains("User ana (admin, supervisor)", said, StringComparison.Ordinal);
        Assert.Contains("already", (await TryRunAsync("users", "create", "--name", "ana", "--roles", "manager")).Error, StringComparison.Ordinal);

        Assert.Contains("ana   Ana Lind      supervisor,admin  North,South  no password yet", (await RunAsync("users", "list")).Output, StringComparison.Ordinal);
        var user = Assert.Single(Service.Json((await RunAsync("users", "list", "--json")).Output).GetProperty("users").EnumerateArray());
        Assert.Equal(("ana", false), (user.GetProperty("name").GetString(), user.GetProperty("hasPassword").GetBoolean()));

        Assert.NotEqual(link, (await RunAsync("users", "reset", "ANA")).Output);
        Assert.Contains("ana is switched off", (await RunAsync("users", "disable", "ana")).Error, StringComparison.Ordinal);
        Assert.Contains("was switched off before", (await RunAsync("users", "disable", "ana")).Error, StringComparison.Ordinal);
        Assert.Contains("switched off 2", (await RunAsync("users", "list")).Output, StringComparison.Ordinal);
        Assert.Contains("may sign in, once a password is chosen", (await RunAsync("users", "enable", "ana")).Error, StringComparison.Ordinal);
        foreach (var command in (string[])["reset", "disable", "enable"])
        {
            var (code, _, error) = await TryRunAsync("users", command, "bo");
            Assert.Equal(1, code);
            Assert.Contains("no user 'bo'", error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("--name: found 'a b'", "--name", "a b", "--roles", "admin")]
    [InlineData("--roles: found 'root'", "--name", "ana", "--roles", "root")]
    [InlineData("--roles", "--name", "ana")]
    public async Task What_is_not_understood_is_said_and_nobody_is_made(string expected, params string[] arguments)
    {
        var (code, output, error) = await TryRunAsync(["users", "create", .. arguments]);

        Assert.Equal((2, ""), (code, output));
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }
}
