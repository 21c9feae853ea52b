using System.Security.Claims;
using Predictor.Desk.Access;

namespace Predictor.Desk.Tests.Access;

public sealed class DeskUserTests
{
    [Fact]
    public void Who_is_asking_is_read_from_the_claims_that_were_made_of_him()
    {
        var user = new DeskUser("ana", "Ana Lind", [DeskRole.Supervisor], ["North", "South"]);
        var read = DeskUser.Of(new ClaimsPrincipal(new ClaimsIdentity(user.Claims(), "test")));

        Assert.Equal((user.Name, user.DisplayName), (read!.Name, read.DisplayName));
        Assert.Equal(user.Roles, read.Roles);
        Assert.Equal(user.Teams, read.Teams);
        Assert.Null(DeskUser.Of(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "ana")], "test"))));
    }

    [Theory]
    [InlineData(DeskRole.Supervisor, false, false, false)]
    [InlineData(DeskRole.Manager, true, false, false)]
    [InlineData(DeskRole.DataScientist, true, true, false)]
    [InlineData(DeskRole.Admin, true, false, true)]
    public void A_role_opens_what_it_says_and_nothing_else(string role, bool all, bool publish, bool administer)
    {
        var user = new DeskUser("ana", "Ana Lind", [role], ["North"]);

        Assert.Equal((all, publish, administer), (user.SeesAll, user.MayPublish, user.MayAdminister));
        Assert.True(user.Sees("North"));
        Assert.True(user.Sees(null));
        Assert.True(user.Sees(""));
        Assert.Equal(all, user.Sees("South"));
        Assert.Equal(all, user.Sees("north"));
    }
}
