using System.Text.RegularExpressions;
using Predictor.Desk.Access;
using Predictor.Desk.Pages.Access;

namespace Predictor.Desk.Tests.Pages.Access;

public sealed partial class AccessPagesTests
{
    private static readonly DeskUser Ana = new("ana", "Ana <b>Lind</b>", [DeskRole.Supervisor], ["North", "South & West"]);
    private static readonly DeskUser Admin = new("cy", "Cy", [DeskRole.Admin], []);

    [Fact]
    public async Task Whoever_signs_in_sees_what_went_wrong_and_has_only_the_password_to_type_again()
    {
        var page = await Rendering.RenderAsync<SignInPage>((nameof(SignInPage.Return), "/?page=2"), (nameof(SignInPage.Name), "a\"na"), (nameof(SignInPage.Problem), "It is wrong."));

        Assert.Contains("role=\"alert\">It is wrong.", page, StringComparison.Ordinal);
        Assert.Contains("value=\"a&quot;na\"", page, StringComparison.Ordinal);
        Assert.Contains("name=\"return\" value=\"/?page=2\"", page, StringComparison.Ordinal);
        Assert.Matches("id=\"password\"[^>]* autofocus", page);
        Assert.DoesNotContain("Go on as", page, StringComparison.Ordinal);
        AssertForms(page, 1);
    }

    [Fact]
    public async Task While_the_store_is_away_there_is_nothing_to_fill_in() =>
        AssertForms(await Rendering.RenderAsync<SignInPage>((nameof(SignInPage.Return), "/"), (nameof(SignInPage.CanSignIn), false)), 0);

    [Fact]
    public async Task The_first_user_says_a_name_and_others_only_choose_a_password()
    {
        var first = await LinkAsync(true, "");
        var other = await LinkAsync(false, "ana");

        Assert.Matches("<input class=\"in\" id=\"name\"", first);
        Assert.Contains("Welcome, Ana &lt;b&gt;Lind&lt;/b&gt;", other, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"name\"", other, StringComparison.Ordinal);
        Assert.Contains("name=\"token\" value=\"abc\"", other, StringComparison.Ordinal);
        AssertForms(first, 1);
        AssertForms(other, 1);

        static Task<string> LinkAsync(bool first, string name) => Rendering.RenderAsync<ChoosePasswordPage>(
            (nameof(ChoosePasswordPage.Token), "abc"), (nameof(ChoosePasswordPage.IsFirst), first), (nameof(ChoosePasswordPage.Name), name), (nameof(ChoosePasswordPage.DisplayName), Ana.DisplayName), (nameof(ChoosePasswordPage.Shortest), 12));
    }

    [Fact]
    public async Task Ones_account_shows_roles_and_teams_in_words_and_no_form_to_whoever_has_no_session()
    {
        var signedIn = await AccountAsync(Ana, true);
        var you = await AccountAsync(Admin, false);

        Assert.Contains("North, South &amp; West", signedIn, StringComparison.Ordinal);
        Assert.Contains("All teams", you, StringComparison.Ordinal);
        Assert.Contains("you see customers that no team has", await AccountAsync(Ana with { Teams = [] }, true), StringComparison.Ordinal);
        AssertForms(signedIn, 2);
        AssertForms(you, 0);

        static Task<string> AccountAsync(DeskUser user, bool session) =>
            Rendering.RenderAsync<AccountPage>((nameof(AccountPage.Account), user), (nameof(AccountPage.IsSignedIn), session), (nameof(AccountPage.Shortest), 12));
    }

    [Fact]
    public async Task Users_are_listed_with_their_state_and_those_who_may_come_in_are_counted()
    {
        ListedUser[] users = [new(Ana, true, null), new(Ana with { Name = "bo@x", DisplayName = "Bo" }, false, null), new(Admin, true, new DateTimeOffset(2026, 6, 30, 12, 0, 0, TimeSpan.Zero))];
        var page = await Rendering.RenderForAsync<UsersPage>(Admin, (nameof(UsersPage.Users), users), (nameof(UsersPage.Teams), new[] { "North", "South & West" }), (nameof(UsersPage.Roles), new[] { "manager" }), (nameof(UsersPage.Name), "new"));

        Assert.Contains("2 people may sign in.", page, StringComparison.Ordinal);
        Assert.Contains("Switched off on 30 June 2026", page, StringComparison.Ordinal);
        Assert.Contains("No password chosen yet", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/users/bo%40x\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>Lind", page, StringComparison.Ordinal);
        Assert.Matches("value=\"manager\" checked", page);
        Assert.DoesNotMatch("value=\"supervisor\" checked", page);
        Assert.Contains("<a href=\"/users\">Users</a>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<a href=\"/users\">Users</a>", await Rendering.RenderForAsync<UsersPage>(Ana, (nameof(UsersPage.Users), users), (nameof(UsersPage.Teams), Array.Empty<string>())), StringComparison.Ordinal);
        AssertForms(page, 4);
    }

    [Fact]
    public async Task A_user_is_switched_off_or_on_and_never_both()
    {
        var on = await UserAsync(new ListedUser(Ana, true, null));
        var off = await UserAsync(new ListedUser(Ana, true, DateTimeOffset.UnixEpoch));

        Assert.Matches("value=\"North\" checked", on);
        Assert.Contains("action=\"/users/ana/off\"", on, StringComparison.Ordinal);
        Assert.DoesNotContain("action=\"/users/ana/on\"", on, StringComparison.Ordinal);
        Assert.Contains("action=\"/users/ana/on\"", off, StringComparison.Ordinal);
        AssertForms(on, 3);

        static Task<string> UserAsync(ListedUser listed) => Rendering.RenderAsync<UserPage>((nameof(UserPage.Listed), listed), (nameof(UserPage.Teams), new[] { "North", "South & West", "West" }));
    }

    /// <summary>Each with its token, and nothing inline.</summary>
    private static void AssertForms(string page, int count)
    {
        Assert.Equal(count, Form().Count(page));
        Assert.Equal(count, Token().Count(page));
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex("<form [^>]*method=\"post\"")]
    private static partial Regex Form();

    [GeneratedRegex("<input type=\"hidden\" name=\"formToken\" value=\"the-token\"")]
    private static partial Regex Token();
}
