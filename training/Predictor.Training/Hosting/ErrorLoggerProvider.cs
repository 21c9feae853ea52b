using Microsoft.Extensions.Logging;
using Predictor.Training.Output;

namespace Predictor.Training.Hosting;

/// <summary>Logs as plain lines on the command's standard error, so that standard output stays JSON and tests can read both.</summary>
internal sealed class ErrorLoggerProvider(CommandConsole console) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new ErrorLogger(console);

    public void Dispose()
    {
    }

    private sealed class ErrorLogger(CommandConsole console) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
                return;
            var text = formatter(state, exception);
            console.Say(logLevel >= LogLevel.Warning ? $"{(logLevel == LogLevel.Warning ? "warning" : "error")}: {text}" : text);
            if (exception is not null)
                console.Say(exception.ToString());
        }
    }
}
