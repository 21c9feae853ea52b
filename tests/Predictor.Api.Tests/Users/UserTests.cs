using Microsoft.Extensions.DependencyInjection;
using Predictor.Api.Recording;
using Predictor.Api.Users;
using Predictor.Api.Users.Commands;

namespace Predictor.Api.Tests.Users;

/// <summary>A store with users, a clock, and services over it; signing in and what it opens is tested over real HTTP.</summary>
public abstract class UserTests : IDisposable
{
    protected const string Good = "four words do it";
    protected const string Another = "other words do too";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("predictor-users-");

    internal ShiftedTime Time { get; } = new();

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Connection => $"Data Source={Path.Combine(_folder.FullName, "store.db")}";

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    internal Service Start(string environment = "Production", params (string Name, string Value)[] settings) => new(
        environment,
        settings.Append(("Store:Connection", Connection)).Append(("Limits:SignInsPerSecond", "0")).DistinctBy(each => each.Item1).ToDictionary(each => each.Item1, each => each.Item2),
        services => services.AddSingleton<TimeProvider>(Time));

    /// <summary>Path and query of the new user's link.</summary>
    internal async Task<string> MakeAsync(string name, string roles, string teams = "") =>
        new Uri((await RunAsync("users", "create", "--name", name, "--display-name", $"The {name}", "--roles", roles, "--teams", teams)).Output.Trim()).PathAndQuery;

    internal async Task<Person> SignedInAsync(Service service, string name, string roles, string teams = "")
    {
        var person = new Person(service);
        Assert.Equal(303, (await person.UseLinkAsync(await MakeAsync(name, roles, teams), Good)).Status);
        return person;
    }

    internal async Task<(string Output, string Error)> RunAsync(params string[] arguments)
    {
        var (code, output, error) = await TryRunAsync(arguments);
        Assert.True(code == 0, error);
        return (output, error);
    }

    internal async Task<(int Code, string Output, string Error)> TryRunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await UserCommands.RunAsync(arguments, new StoreSettings { Connection = Connection }, "http://desk.example", _folder.FullName, Time, output, error);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>What this instance knows of users is read anew, as it is twice a second.</summary>
    internal static Task ReadAsync(Service service) => service.Services.GetRequiredService<StoredUsers>().ReadAsync(Cancellation);
}
