using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Predictor.Boosting;
using Predictor.MLNet;
using Predictor.Training.Commands;
using Predictor.Training.Ledgers;
using Predictor.Training.Output;
using Predictor.Training.Reporting;

namespace Predictor.Training.Hosting;

/// <summary>
/// The command line as a host: settings from the environment (<c>PREDICTOR_…</c>), logs on standard error, one cancellation for Ctrl-C and for the caller.
/// </summary>
internal static class CommandHost
{
    /// <returns>The exit code, see <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] arguments, CommandConsole console, CancellationToken cancellation)
    {
        using var host = Build(console);
        await host.StartAsync(cancellation);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            cancellation, host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        var code = await InvokeAsync(host.Services, arguments, console, stop.Token);
        await host.StopAsync(CancellationToken.None);
        return code;
    }

    private static IHost Build(CommandConsole console)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddEnvironmentVariables("PREDICTOR_");
        builder.Logging.AddProvider(new ErrorLoggerProvider(console));
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Services.AddOptions<CommandSettings>().Bind(builder.Configuration);
        builder.Services.AddSingleton(console);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<LoggedStages>(services => new LoggedStages(services.GetRequiredService<ILoggerFactory>().CreateLogger("Predictor")));
        builder.Services.AddSingleton<ReportHtml>();
        builder.Services.AddSingleton<BriefHtml>();
        builder.Services.AddSingleton<IForestTrainer, GradientBoosting>();
        builder.Services.AddSingleton<IForestTrainer, FastTreeTrainer>();
        builder.Services.AddSingleton<IForestTrainer, FastForestTrainer>();
        builder.Services.AddSingleton<ConsoleCommand, SampleCommand>();
        builder.Services.AddSingleton<ConsoleCommand, InitCommand>();
        builder.Services.AddSingleton<ConsoleCommand, FeaturesCommand>();
        builder.Services.AddSingleton<ConsoleCommand, CheckCommand>();
        builder.Services.AddSingleton<ConsoleCommand, TrainCommand>();
        builder.Services.AddSingleton<ConsoleCommand, TuneCommand>();
        builder.Services.AddSingleton<ConsoleCommand, CrossValidateCommand>();
        builder.Services.AddSingleton<ConsoleCommand, ImportCommand>();
        builder.Services.AddSingleton<ConsoleCommand, CompareCommand>();
        builder.Services.AddSingleton<ConsoleCommand, PublishCommand>();
        builder.Services.AddSingleton<ConsoleCommand, RollbackCommand>();
        builder.Services.AddSingleton<ConsoleCommand, EvaluateCommand>();
        builder.Services.AddSingleton<ConsoleCommand, DriftCommand>();
        builder.Services.AddSingleton<ConsoleCommand, ScoreCommand>();
        builder.Services.AddSingleton<ConsoleCommand, ExportCommand>();
        builder.Services.AddSingleton<ConsoleCommand, ReportCommand>();
        builder.Services.AddSingleton<ConsoleCommand, LedgerCommand>();
        return builder.Build();
    }

    private static Task<int> InvokeAsync(IServiceProvider services, string[] arguments, CommandConsole console, CancellationToken cancellation)
    {
        var root = new RootCommand("Predictor: learns from past interactions what happens to customers, and scores cases.");
        foreach (var command in services.GetServices<ConsoleCommand>())
        {
            root.Subcommands.Add(command);
        }

        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
            return Task.FromResult(new UsageErrorAction(console).Invoke(parsed));

        // The host listens for Ctrl-C, and a mistake in the program shall be seen with its stack: so neither is System.CommandLine's business.
        var invocation = new InvocationConfiguration
        {
            Output = console.Output,
            Error = console.Error,
            ProcessTerminationTimeout = null,
            EnableDefaultExceptionHandler = false,
        };
        return parsed.InvokeAsync(invocation, cancellation);
    }
}
