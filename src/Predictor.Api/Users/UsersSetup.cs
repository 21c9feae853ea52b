using Predictor.Desk.Access;

namespace Predictor.Api.Users;

/// <summary>Who comes to the desk, and how.</summary>
internal static class UsersSetup
{
    public static void AddUsers(this WebApplicationBuilder builder)
    {
        DeskSettings.Of(builder.Configuration);
        builder.Services.AddSingleton<Passwords>();
        builder.Services.AddSingleton<StoredUsers>();
        builder.Services.AddSingleton<IDeskPeople>(services => services.GetRequiredService<StoredUsers>());
        builder.Services.AddHostedService(services => services.GetRequiredService<StoredUsers>());
        builder.Services.AddHostedService<FirstLink>();
        builder.Services.AddSingleton<SignIn>();
        builder.Services.AddSingleton<UserAdministration>();
    }

    public static void MapPeople(this IEndpointRouteBuilder app)
    {
        app.MapSignIn();
        app.MapLinks();
        app.MapAccount();
        app.MapUsers();
        app.MapTeams();
    }
}
