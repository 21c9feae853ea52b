using System.Text;

namespace Predictor.Api.Tests.Users;

public sealed class SignInTests : UserTests
{
    [Fact]
    public async Task A_page_asks_to_sign_in_and_is_there_afterwards()
    {
        using var service = Start();
        using var first = await SignedInAsync(service, "ana", "supervisor");
        using var person = new Person(service);

        Assert.Equal((302, "/sign-in?return=%2F%3Fpage%3D2"), await Asked(person, "/?page=2"));
        Assert.Equal((303, "/?page=2"), await In(person, "Ana ", Good, "/?page=2"));
        var (status, page, _) = await person.GetAsync("/?page=2");
        Assert.Equal(200, status);
        Assert.Contains("The ana", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/users", page, StringComparison.Ordinal);

        Assert.Equal((303, "/sign-in"), await Sent(person.SubmitAsync("/account", "/sign-out")));
        Assert.Equal(302, (await person.GetAsync("/")).Status);

        // What is no browser's page stays what it was.
        using var program = await service.Client.GetAsync("/", Cancellation);
        Assert.Equal(401, (int)program.StatusCode);
        Assert.Contains("Basic", program.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/a\r\nX: y")]
    public async Task Nobody_is_led_elsewhere(string back)
    {
        using var service = Start();
        using var first = await SignedInAsync(service, "ana", "supervisor");
        using var person = new Person(service);

        Assert.DoesNotContain("evil", (await person.GetAsync($"/sign-in?return={Uri.EscapeDataString(back)}")).Text, StringComparison.Ordinal);
        Assert.Equal((303, "/"), await In(person, "ana", Good, back));
    }

    [Fact]
    public async Task Unknown_names_wrong_passwords_and_those_switched_off_are_answered_alike_and_locked_alike()
    {
        using var service = Start();
        using var ana = await SignedInAsync(service, "ana", "supervisor");
        using var bo = await SignedInAsync(service, "bo", "supervisor");
        await MakeAsync("waiting", "supervisor");
        await RunAsync("users", "disable", "bo");
        using var person = new Person(service);

        (string Name, string Password)[] wrong = [("ana", "not it at all"), ("nobody", Good), ("bo", Good), ("waiting", Good), ("A\u0001\u00e9 b", Good), (new string('x', 5000), new string('y', 5000))];
        foreach (var (name, password) in wrong)
        {
            var (status, text, _) = await person.SignInAsync(name, password);
            Assert.True(status == 403, $"{name.Length} {status} {text}");
            Assert.Contains("The name or the password is wrong.", text, StringComparison.Ordinal);
            Assert.DoesNotContain(password, text, StringComparison.Ordinal);
        }

        foreach (var name in (string[])["ana", "nobody", "bo"])
        {
            for (var i = 1; i < 5; i++)
            {
                Assert.Equal(403, (await person.SignInAsync(name, "not it at all")).Status);
            }

            Assert.Equal(429, (await person.SignInAsync(name, Good)).Status);
        }
    }

    [Fact]
    public async Task Wrong_passwords_lock_at_every_instance_until_the_time_is_over_or_a_new_link_is_made()
    {
        using var service = Start();
        using var other = Start();
        using var ana = await SignedInAsync(service, "ana", "supervisor");
        using var here = new Person(service);
        using var there = new Person(other);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(403, (await (i % 2 == 0 ? here : there).SignInAsync("ana", "not it at all")).Status);
        }

        Assert.Equal(429, (await here.SignInAsync("ana", Good)).Status);
        Assert.Equal(429, (await there.SignInAsync("ana", Good)).Status);

        // A session that there is goes on, and is no way around.
        Assert.Equal(200, (await ana.GetAsync("/")).Status);
        var (status, text, _) = await ana.SubmitAsync("/account", "/account/password", ("current", Good), ("password", Another), ("again", Another));
        Assert.Equal(400, status);
        Assert.Contains("Too many wrong passwords", text, StringComparison.Ordinal);

        Time.Shift = TimeSpan.FromMinutes(16);
        Assert.Equal(403, (await here.SignInAsync("ana", "not it at all")).Status);
        Assert.Equal(429, (await there.SignInAsync("ana", Good)).Status);
        var link = new Uri((await RunAsync("users", "reset", "ana")).Output.Trim()).PathAndQuery;
        Assert.Equal(303, (await there.UseLinkAsync(link, Another)).Status);
        Assert.Equal(303, (await here.SignInAsync("ana", Another)).Status);
    }

    [Fact]
    public async Task A_form_without_its_token_or_with_anothers_changes_nothing()
    {
        using var service = Start();
        using var ana = await SignedInAsync(service, "ana", "admin");
        using var bo = await SignedInAsync(service, "bo", "admin");
        using var person = new Person(service);
        var theirs = Person.TokenOf((await bo.GetAsync("/account")).Text);

        Assert.Equal(400, (await person.PostAsync("/sign-in", ("name", "ana"), ("password", Good))).Status);
        Assert.Equal(302, (await person.GetAsync("/")).Status);
        Assert.Equal(400, (await ana.PostAsync("/teams", ("name", "North"))).Status);
        Assert.Equal(400, (await ana.PostAsync("/teams", ("name", "North"), ("formToken", theirs))).Status);
        Assert.DoesNotContain("North", (await ana.GetAsync("/users")).Text, StringComparison.Ordinal);

        // The API's own verbs too, on the strength of a cookie alone; not of a key.
        Assert.Equal(400, await MakeKeyAsync(ana, null));
        Assert.Equal(400, await MakeKeyAsync(ana, theirs));
        Assert.Equal(201, await MakeKeyAsync(ana, Person.TokenOf((await ana.GetAsync("/account")).Text)));
        Assert.Equal(401, (await person.PostAsync("/teams", ("name", "North"))).Status);

        // What is no form that can be read is no reason to fail, also where a form's token is not asked for.
        using var broken = new HttpRequestMessage(HttpMethod.Post, "/v1/keys") { Content = new StringContent("a=%00&" + new string('b', 5000) + "=1", Encoding.UTF8, "application/x-www-form-urlencoded") };
        using var answer = await ana.Client.SendAsync(broken, Cancellation);
        Assert.Equal(400, (int)answer.StatusCode);

        static async Task<int> MakeKeyAsync(Person who, string? token)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/keys") { Content = new StringContent("""{"name":"router","scopes":["score"]}""", Encoding.UTF8, "application/json") };
            if (token is not null)
                request.Headers.Add("X-Form-Token", token);
            using var response = await who.Client.SendAsync(request, Cancellation);
            return (int)response.StatusCode;
        }
    }

    [Theory]
    [InlineData("http", false)]
    [InlineData("https", true)]
    public async Task The_cookie_is_for_this_service_alone_and_says_nothing(string scheme, bool secure)
    {
        await MakeAsync("ana", "supervisor");
        using var service = Start("Production", ("ForwardedHeaders_Enabled", "true"));
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = service.Client.BaseAddress };
        browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", scheme);
        var link = new Uri((await RunAsync("users", "reset", "ana")).Output.Trim()).PathAndQuery;
        using var page = await browser.GetAsync(link, Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in/link")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["token"] = link.Split("token=")[1],
                ["password"] = Good,
                ["again"] = Good,
                ["formToken"] = Person.TokenOf(await page.Content.ReadAsStringAsync(Cancellation)),
            }),
        };
        request.Headers.Add("Cookie", page.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        using var response = await browser.SendAsync(request, Cancellation);
        var cookie = response.Headers.GetValues("Set-Cookie").Single(each => each.StartsWith("predictor_session=", StringComparison.Ordinal));

        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(secure, cookie.Contains("secure", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("ana", cookie, StringComparison.Ordinal);
        Assert.Contains("no-store", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_ends_without_a_request_for_twelve_hours_and_after_two_weeks_in_any_case()
    {
        using var service = Start();
        using var ana = await SignedInAsync(service, "ana", "supervisor");
        for (var hours = 10; hours < 14 * 24; hours += 10)
        {
            Time.Shift = TimeSpan.FromHours(hours);
            Assert.Equal((hours, 200), (hours, (await ana.GetAsync("/")).Status));
        }

        Time.Shift = TimeSpan.FromHours(14 * 24).Add(TimeSpan.FromMinutes(1));
        Assert.Equal(302, (await ana.GetAsync("/")).Status);

        Assert.Equal(303, (await ana.SignInAsync("ana", Good)).Status);
        Time.Shift += TimeSpan.FromHours(11.9);
        Assert.Equal(200, (await ana.GetAsync("/")).Status);
        Time.Shift += TimeSpan.FromHours(12.1);
        Assert.Equal(302, (await ana.GetAsync("/")).Status);
    }

    [Fact]
    public async Task An_address_that_tries_too_often_is_turned_away()
    {
        using var service = Start("Production", ("Limits:SignInsPerSecond", "2"));
        using var person = new Person(service);
        var token = Person.TokenOf((await person.GetAsync("/sign-in")).Text);
        var tries = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => person.PostAsync("/sign-in", ("name", $"name{i}"), ("password", Good), ("formToken", token))));
        var statuses = tries.Select(each => each.Status).ToArray();

        Assert.Contains(403, statuses);
        Assert.Contains(429, statuses);
        Assert.Equal(200, (await person.GetAsync("/sign-in")).Status);
    }

    private static async Task<(int, string?)> Asked(Person person, string path) => await Sent(person.GetAsync(path));

    private static async Task<(int, string?)> In(Person person, string name, string password, string back) => await Sent(person.SignInAsync(name, password, back));

    private static async Task<(int, string?)> Sent(Task<(int Status, string Text, string? Location)> sending) => await sending is var (status, _, location) ? (status, location) : default;
}
