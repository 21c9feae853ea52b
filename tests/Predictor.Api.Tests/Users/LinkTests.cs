using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Predictor.Api.Users;

namespace Predictor.Api.Tests.Users;

public sealed class LinkTests : UserTests
{
    [Fact]
    public async Task The_first_user_is_made_by_the_link_of_the_first_start_once()
    {
        using var service = Start();
        var first = service.Services.GetServices<IHostedService>().OfType<FirstLink>().Single();
        var link = new Uri((await first.MakeAsync(Cancellation))!).PathAndQuery;
        var other = new Uri((await first.MakeAsync(Cancellation))!).PathAndQuery;
        using var ana = new Person(service);

        // Looking uses nothing up, nor does what is refused.
        Assert.Contains("Make the first user", (await ana.GetAsync(link)).Text, StringComparison.Ordinal);
        foreach (var (name, password, again, words) in ((string, string, string, string)[])
            [("", Good, Good, "The name must be"), ("an a", Good, Good, "The name must be"), ("ana", "short", "short", "too short"), ("ana", Good, Another, "not the same"), ("ana", "qwertyuiop12", "qwertyuiop12", "first that somebody would try"), ("analind", "my analind is it", "my analind is it", "first that somebody would try")])
        {
            var (status, text, _) = await ana.SubmitAsync(link, "/sign-in/link", ("token", link.Split("token=")[1]), ("name", name), ("password", password), ("again", again));
            Assert.Equal(400, status);
            Assert.Contains(words, text, StringComparison.Ordinal);
        }

        var made = await ana.UseLinkAsync(link, Good, ("name", "Ana"), ("displayName", "Ana Lind"));
        Assert.Equal((303, "/"), (made.Status, made.Location));
        var users = (await ana.GetAsync("/users")).Text;
        Assert.Contains("Ana Lind", users, StringComparison.Ordinal);
        Assert.Contains("Supervisor, Manager, Data scientist, Admin", users, StringComparison.Ordinal);

        using var late = new Person(service);
        Assert.Equal(410, (await late.GetAsync(link)).Status);
        Assert.Equal(410, (await late.GetAsync(other)).Status);
        Assert.Equal(410, (await late.SubmitAsync("/sign-in", "/sign-in/link", ("token", link.Split("token=")[1]), ("name", "bo"), ("password", Good), ("again", Good))).Status);
        Assert.Null(await first.MakeAsync(Cancellation));
    }

    [Fact]
    public async Task A_link_chooses_a_password_once_until_it_ends_or_another_is_made()
    {
        using var service = Start();
        var link = await MakeAsync("ana", "supervisor");
        using var ana = new Person(service);
        using var second = new Person(service);

        Assert.Contains("Welcome, The ana", (await ana.GetAsync(link)).Text, StringComparison.Ordinal);
        var token = Person.TokenOf((await second.GetAsync(link)).Text);
        Assert.Equal(303, (await ana.UseLinkAsync(link, Good)).Status);
        Assert.Equal(200, (await ana.GetAsync("/")).Status);
        var twice = await second.PostAsync("/sign-in/link", ("token", link.Split("token=")[1]), ("password", Another), ("again", Another), ("formToken", token));
        Assert.Equal(410, twice.Status);
        Assert.Contains("does not work", twice.Text, StringComparison.Ordinal);
        Assert.Equal(303, (await second.SignInAsync("ana", Good)).Status);

        var before = new Uri((await RunAsync("users", "reset", "ana")).Output.Trim()).PathAndQuery;
        var after = new Uri((await RunAsync("users", "reset", "ana")).Output.Trim()).PathAndQuery;
        await ReadAsync(service);
        Assert.Equal((302, 302), ((await ana.GetAsync("/")).Status, (await second.GetAsync("/")).Status));
        Assert.Equal(403, (await second.SignInAsync("ana", Good)).Status);
        Assert.Equal((410, 200), ((await ana.GetAsync(before)).Status, (await ana.GetAsync(after)).Status));
        Time.Shift = LinkText.Lifetime;
        Assert.Equal(410, (await ana.GetAsync(after)).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?token=")]
    [InlineData("?token=abc")]
    [InlineData("?token=' OR 1=1 --")]
    public async Task A_link_that_never_was_is_answered_as_one_that_was_used(string query)
    {
        using var service = Start();
        using var person = new Person(service);

        Assert.Equal(410, (await person.GetAsync("/sign-in/link" + query)).Status);
    }

    [Fact]
    public async Task The_link_of_somebody_who_was_switched_off_does_not_work()
    {
        using var service = Start();
        var link = await MakeAsync("ana", "supervisor");
        await RunAsync("users", "disable", "ana");
        using var person = new Person(service);

        Assert.Equal(410, (await person.GetAsync(link)).Status);
        await RunAsync("users", "enable", "ana");
        Assert.Equal(200, (await person.GetAsync(link)).Status);
    }
}
