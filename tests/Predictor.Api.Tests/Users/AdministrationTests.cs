using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Predictor.Api.Users;
using Predictor.Desk.Access;

namespace Predictor.Api.Tests.Users;

public sealed partial class AdministrationTests : UserTests
{
    [Fact]
    public async Task An_admin_makes_changes_and_switches_off_users_and_what_they_see_follows()
    {
        using var service = Start();
        using var admin = await SignedInAsync(service, "ana", "admin");
        Assert.Equal(303, (await admin.SubmitAsync("/users", "/teams", ("name", "North"))).Status);
        Assert.Equal(303, (await admin.SubmitAsync("/users", "/teams", ("name", "South <i>"))).Status);

        var added = await admin.SubmitAsync("/users", "/users", ("name", "Bo"), ("displayName", "Bo <b>Berg</b>"), ("roles", "supervisor"), ("teams", "North"));
        Assert.Equal(200, added.Status);
        using var bo = new Person(service);
        Assert.Equal(303, (await bo.UseLinkAsync(new Uri(Link().Match(added.Text).Value).PathAndQuery, Good)).Status);
        var seen = Known(service, "bo");
        Assert.Equal(("bo", "Bo <b>Berg</b>", false, true, false), (seen.Name, seen.DisplayName, seen.SeesAll, seen.Sees("North"), seen.Sees("South <i>")));
        Assert.Equal((403, 403), ((await bo.GetAsync("/users")).Status, (await bo.SubmitAsync("/account", "/teams", ("name", "West"))).Status));

        // Another team ends no session; another role does.
        Assert.Equal(303, (await admin.SubmitAsync("/users/bo", "/users/bo", ("displayName", "Bo Berg"), ("roles", "supervisor"), ("teams", "South <i>"))).Status);
        Assert.Equal(200, (await bo.GetAsync("/account")).Status);
        Assert.Equal((false, true), (Known(service, "bo").Sees("North"), Known(service, "bo").Sees("South <i>")));
        Assert.Equal(303, (await admin.SubmitAsync("/users/bo", "/users/bo", ("displayName", "Bo Berg"), ("roles", "manager"))).Status);
        Assert.Equal(302, (await bo.GetAsync("/account")).Status);
        Assert.True(Known(service, "bo").SeesAll);
        Assert.Equal(303, (await bo.SignInAsync("bo", Good)).Status);

        Assert.Equal(303, (await admin.SubmitAsync("/users/bo", "/users/bo/off")).Status);
        Assert.Equal(302, (await bo.GetAsync("/account")).Status);
        Assert.Equal(403, (await bo.SignInAsync("bo", Good)).Status);
        Assert.DoesNotContain(service.Services.GetRequiredService<IDeskPeople>().All, person => person.Name == "bo");
        Assert.Equal(303, (await admin.SubmitAsync("/users/bo", "/users/bo/on")).Status);
        Assert.Equal(303, (await bo.SignInAsync("bo", Good)).Status);

        Assert.Equal(303, (await admin.SubmitAsync("/users", "/teams/remove", ("name", "North"))).Status);
        var page = (await admin.GetAsync("/users")).Text;
        Assert.DoesNotContain("North", page, StringComparison.Ordinal);
        Assert.Equal(404, (await admin.GetAsync("/users/nobody")).Status);
    }

    [Fact]
    public async Task What_cannot_be_is_said_and_nothing_that_was_typed_is_lost()
    {
        using var service = Start();
        using var admin = await SignedInAsync(service, "ana", "admin");

        await RefusedAsync("The name must be", ("name", "b o"), ("displayName", "Bo Berg"), ("roles", "supervisor"));
        await RefusedAsync("at least one role", ("name", "bo"), ("displayName", "Bo Berg"));
        await RefusedAsync("at least one role", ("name", "bo"), ("displayName", "Bo Berg"), ("roles", "root"));
        await RefusedAsync("already", ("name", "ana"), ("displayName", "Bo Berg"), ("roles", "supervisor"));
        Assert.Single(service.Services.GetRequiredService<IDeskPeople>().All);

        async Task RefusedAsync(string words, params (string, string)[] fields)
        {
            var (status, text, _) = await admin.SubmitAsync("/users", "/users", fields);
            Assert.Equal(400, status);
            Assert.Contains(words, text, StringComparison.Ordinal);
            Assert.Contains("value=\"Bo Berg\"", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_last_admin_stays_one()
    {
        using var service = Start();
        using var admin = await SignedInAsync(service, "ana", "admin,supervisor");
        await MakeAsync("waiting", "admin");
        (string, string)[] supervisor = [("displayName", "Ana"), ("roles", "supervisor")];

        Assert.Equal(400, (await admin.SubmitAsync("/users/ana", "/users/ana/off")).Status);
        Assert.Equal(400, (await admin.SubmitAsync("/users/ana", "/users/ana", supervisor)).Status);
        using var bo = await SignedInAsync(service, "bo", "admin");
        Assert.Equal(303, (await admin.SubmitAsync("/users/ana", "/users/ana", supervisor)).Status);

        // Whoever changes his own role is still there, with what the new one opens.
        Assert.Equal((200, 403), ((await admin.GetAsync("/account")).Status, (await admin.GetAsync("/users")).Status));
    }

    [Fact]
    public async Task Ones_own_password_is_changed_with_the_old_one_and_every_other_session_is_over()
    {
        using var service = Start();
        using var ana = await SignedInAsync(service, "ana", "supervisor");
        using var elsewhere = new Person(service);
        using var thief = new Person(service);
        Assert.Equal(303, (await elsewhere.SignInAsync("ana", Good)).Status);
        thief.Become(ana);
        Assert.Equal(200, (await thief.GetAsync("/account")).Status);

        Assert.Equal(400, (await ana.SubmitAsync("/account", "/account/password", ("current", "not it at all"), ("password", Another), ("again", Another))).Status);
        Assert.Equal(303, (await ana.SubmitAsync("/account", "/account/password", ("current", Good), ("password", Another), ("again", Another))).Status);

        Assert.Equal((200, 302, 302), ((await ana.GetAsync("/account")).Status, (await elsewhere.GetAsync("/account")).Status, (await thief.GetAsync("/account")).Status));
        Assert.Equal((403, 303), ((await elsewhere.SignInAsync("ana", Good)).Status, (await elsewhere.SignInAsync("ana", Another)).Status));
    }

    [Fact]
    public async Task A_session_holds_at_every_instance_and_ends_at_every_instance()
    {
        using var first = Start();
        using var second = Start();
        using var ana = await SignedInAsync(first, "ana", "supervisor");
        using var there = new Person(second);
        await ReadAsync(second);
        there.Become(ana);

        Assert.Equal(200, (await there.GetAsync("/account")).Status);
        await RunAsync("users", "disable", "ana");
        await ReadAsync(first);
        await ReadAsync(second);
        Assert.Equal((302, 302), ((await ana.GetAsync("/account")).Status, (await there.GetAsync("/account")).Status));
    }

    [Fact]
    public async Task What_is_changed_is_in_the_audit_with_who_did_it_and_no_secret()
    {
        using var service = Start();
        using var admin = await SignedInAsync(service, "ana", "admin");
        var added = await admin.SubmitAsync("/users", "/users", ("name", "bo"), ("displayName", "Bo Berg"), ("roles", "supervisor"));
        var link = Link().Match(added.Text).Value;
        await admin.SubmitAsync("/users/bo", "/users/bo/off");
        using var person = new Person(service);
        await person.GetAsync("/");
        await person.PostAsync("/sign-in", ("name", "nobody-known"));
        await person.SignInAsync("ana", Good);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/audit?limit=1000");
        using var answer = await admin.Client.SendAsync(request, Cancellation);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        string[] entries =
        [
            .. Service.Json(text).GetProperty("entries").EnumerateArray()
                .Select(entry => $"{entry.GetProperty("by").GetProperty("kind")} {entry.GetProperty("by").GetProperty("id")}: {entry.GetProperty("action")} {entry.GetProperty("target")} {entry.GetProperty("status")}")
                .Where(line => !line.Contains("GET", StringComparison.Ordinal)),
        ];

        Assert.Equal(
            [
                "user ana: POST /sign-in  303",
                "user ana: POST /users/{name}/off bo 303",
                "user ana: POST /users/ bo 200",
                "user ana: POST /sign-in/link ana 303",
                $"command {Environment.UserName}: users create ana ",
            ],
            entries.Select(entry => entry.Replace("POST /users bo", "POST /users/ bo", StringComparison.Ordinal)));
        Assert.DoesNotContain(link.Split("token=")[1], text, StringComparison.Ordinal);
        Assert.DoesNotContain(Good, text, StringComparison.Ordinal);

        // Who is not known is counted, a minute at a time, and not written down each time.
        Assert.DoesNotContain("nobody", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_Development_one_is_you_without_signing_in_and_may_sign_in_as_another()
    {
        using var service = Start("Development");
        using var you = new Person(service);

        Assert.Contains(">You<", (await you.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Equal(200, (await you.GetAsync("/users")).Status);
        Assert.Equal(303, (await you.SubmitAsync("/users", "/teams", ("name", "North"))).Status);
        Assert.Equal(400, (await you.PostAsync("/teams", ("name", "South"))).Status);
        Assert.Contains("you need not be", (await you.GetAsync("/account")).Text, StringComparison.Ordinal);
        Assert.Contains("Go on as You", (await you.GetAsync("/sign-in")).Text, StringComparison.Ordinal);

        Assert.Equal(303, (await you.UseLinkAsync(await MakeAsync("ana", "supervisor"), Good)).Status);
        Assert.Equal(403, (await you.GetAsync("/users")).Status);
        Assert.Contains(">The ana<", (await you.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Equal(["You", "The ana"], service.Services.GetRequiredService<IDeskPeople>().All.Select(person => person.DisplayName));
    }

    private static DeskUser Known(Service service, string name) => service.Services.GetRequiredService<StoredUsers>().Find(name)!.User;

    [GeneratedRegex("http://127[^ <]+token=[A-Za-z0-9_-]+")]
    private static partial Regex Link();
}
