using Predictor.Store.Access;
using Predictor.Store.Writing;

namespace Predictor.Store.Tests.Access;

/// <summary>The same of users, teams, links and wrong passwords on both databases.</summary>
public sealed class UserRecordTests
{
    private static readonly DateTimeOffset Made = new(2026, 6, 30, 12, 0, 0, TimeSpan.Zero);
    private static readonly byte[] NameHash = [.. Enumerable.Repeat((byte)7, 32)];

    private static AuditEntry Audit => new() { At = Made, ByKind = "command", ById = "ops", ByName = "ops", Action = "users create" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_user_comes_back_as_he_was_kept_and_a_name_is_one_users_for_good(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await OpenAsync(place);
        foreach (var team in (string[])["South", "North", "North"])
        {
            Assert.Equal(Recorded.Yes, await store.AddTeamAsync(new TeamRecord(team, Made, "ops"), Audit));
        }

        Assert.Equal((Recorded.Yes, true), await store.AddUserAsync(User("ana") with { Teams = ["South", "North", "Nowhere"] }, Link(1, "ana"), Audit));
        Assert.Equal((Recorded.Yes, false), await store.AddUserAsync(User("ana") with { DisplayName = "Another" }, Link(2, "ana"), Audit));
        Assert.Null(await store.ReadLinkAsync(Link(2, "ana").Hash, Cancellation));

        var kept = Assert.Single(await store.ReadUsersAsync(Cancellation));
        Assert.Equal(User("ana") with { Roles = kept.Roles, Teams = kept.Teams }, kept);
        Assert.Equal(["supervisor", "admin"], kept.Roles);
        Assert.Equal(["North", "South"], kept.Teams);
        Assert.Equal(["North", "South"], (await store.ReadTeamsAsync(Cancellation)).Select(team => team.Name));

        await store.ChangeUserAsync(kept with { DisplayName = "Ana B", Roles = ["manager"], Teams = ["South"], Stamp = "s2", PasswordHash = "not by this way" }, Audit);
        var changed = (await store.ReadUserAsync("ana", Cancellation))!;
        Assert.Equal(("Ana B", "manager", "South", "s2", null), (changed.DisplayName, changed.Roles.Single(), changed.Teams.Single(), changed.Stamp, changed.PasswordHash));

        await store.RemoveTeamAsync("South", Audit);
        Assert.Empty((await store.ReadUserAsync("ana", Cancellation))!.Teams);
        Assert.Null(await store.ReadUserAsync("nobody", Cancellation));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Whoever_is_switched_off_stays_so_as_at_first_until_he_is_switched_on(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await OpenAsync(place);
        await store.AddUserAsync(User("ana"), Link(1, "ana"), Audit);

        await store.DisableUserAsync("ana", "s2", Made.AddDays(1), "bo", Audit);
        await store.DisableUserAsync("ana", "s3", Made.AddDays(2), "cy", Audit);
        var off = (await store.ReadUserAsync("ana", Cancellation))!;
        await store.EnableUserAsync("ana", "s4", Audit);
        var on = (await store.ReadUserAsync("ana", Cancellation))!;

        Assert.Equal((Made.AddDays(1), "bo", "s2"), (off.DisabledAt, off.DisabledBy, off.Stamp));
        Assert.Equal((null, null, "s4"), (on.DisabledAt, on.DisabledBy, on.Stamp));
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_link_is_good_once_until_it_ends_or_another_is_made(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await OpenAsync(place);
        await store.AddUserAsync(User("ana"), Link(1, "ana"), Audit);
        var before = (await store.ReadAuditAsync(Made, DateTimeOffset.MaxValue, null, 100, Cancellation)).Count;

        var tries = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => store.UseLinkAsync(Link(1, "ana").Hash, Made.AddMinutes(1), $"hash{i}", $"stamp{i}", Audit)));
        Assert.Equal(1, tries.Count(each => each == (Recorded.Yes, true)));
        var at = Array.FindIndex(tries, each => each.IsGood);
        var user = (await store.ReadUserAsync("ana", Cancellation))!;
        Assert.Equal(($"hash{at}", $"stamp{at}", Made.AddMinutes(1)), (user.PasswordHash, user.Stamp, user.PasswordAt));
        Assert.Equal(before + 1, (await store.ReadAuditAsync(Made, DateTimeOffset.MaxValue, null, 100, Cancellation)).Count);

        await store.ResetUserAsync(Link(2, "ana"), "s5", NameHash, Audit);
        await store.ResetUserAsync(Link(3, "ana"), "s6", NameHash, Audit);
        user = (await store.ReadUserAsync("ana", Cancellation))!;
        Assert.Equal((null, "s6", null), (user.PasswordHash, user.Stamp, user.PasswordAt));
        Assert.False((await store.UseLinkAsync(Link(2, "ana").Hash, Made.AddMinutes(2), "h", "s", Audit)).IsGood);
        Assert.False((await store.UseLinkAsync(Link(3, "ana").Hash, Made.AddHours(1), "h", "s", Audit)).IsGood);
        Assert.Equal("ana", (await store.ReadLinkAsync(Link(3, "ana").Hash, Cancellation))!.UserName);
        Assert.True((await store.UseLinkAsync(Link(3, "ana").Hash, Made.AddMinutes(59), "h", "s", Audit)).IsGood);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task The_first_user_is_made_once_by_whichever_link(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await OpenAsync(place);
        await store.AddFirstLinkAsync(Link(1, null));
        await store.AddFirstLinkAsync(Link(2, null));
        var ana = User("ana") with { PasswordHash = "hash", PasswordAt = Made, MadeAt = Made };

        Assert.False((await store.UseFirstLinkAsync(Link(9, null).Hash, ana, Audit)).IsGood);
        Assert.True((await store.UseFirstLinkAsync(Link(1, null).Hash, ana, Audit)).IsGood);
        Assert.False((await store.UseFirstLinkAsync(Link(1, null).Hash, User("bo"), Audit)).IsGood);
        Assert.False((await store.UseFirstLinkAsync(Link(2, null).Hash, User("bo"), Audit)).IsGood);

        var kept = Assert.Single(await store.ReadUsersAsync(Cancellation));
        Assert.Equal(ana with { Roles = kept.Roles, Teams = kept.Teams }, kept);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task So_many_wrong_passwords_and_no_more_also_at_the_same_time(string database)
    {
        using var place = StorePlace.Of(database);
        await using var store = await OpenAsync(place);
        await using var other = await OpenAsync(place);

        var tries = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => TryAsync(i % 2 == 0 ? store : other, TimeSpan.Zero)));
        Assert.Equal(5, tries.Count(open => open));
        Assert.Equal(Made.AddMinutes(15), await store.ReadLockAsync(NameHash, Cancellation));

        // Once it is over, one more locks again.
        Assert.False(await TryAsync(other, TimeSpan.FromMinutes(14)));
        Assert.True(await TryAsync(other, TimeSpan.FromMinutes(15)));
        Assert.False(await TryAsync(store, TimeSpan.FromMinutes(15)));

        await store.SignedInAsync(NameHash, Audit);
        Assert.Null(await store.ReadLockAsync(NameHash, Cancellation));
        Assert.True(await TryAsync(store, TimeSpan.FromMinutes(16)));

        // What was wrong a day before is forgotten.
        for (var i = 0; i < 5; i++)
        {
            Assert.True(await TryAsync(store, TimeSpan.FromHours(25).Add(TimeSpan.FromMinutes(i))));
        }

        Assert.False(await TryAsync(store, TimeSpan.FromHours(25).Add(TimeSpan.FromMinutes(5))));

        async Task<bool> TryAsync(RecordStore at, TimeSpan after)
        {
            var (recorded, isOpen) = await at.TryPasswordAsync(NameHash, Made + after, 5, TimeSpan.FromMinutes(15), TimeSpan.FromDays(1));
            Assert.Equal(Recorded.Yes, recorded);
            return isOpen;
        }
    }

    private static UserRecord User(string name) => new() { Name = name, DisplayName = "Ana Lind", Roles = ["supervisor", "admin"], Stamp = "s1", MadeAt = Made, MadeBy = "command ops" };

    private static OneTimeLink Link(byte number, string? user) => new()
    {
        Hash = [.. Enumerable.Repeat(number, 32)],
        UserName = user,
        MadeAt = Made,
        MadeBy = "command ops",
        ExpiresAt = Made.AddHours(1),
    };

    private static Task<RecordStore> OpenAsync(StorePlace place) =>
        RecordStore.OpenAsync(new StoreOptions { Connection = place.Connection }, TimeProvider.System, fault => Assert.Fail(fault.ToString()), Cancellation);
}
