using Predictor.Training.Hosting;
using Predictor.Training.Output;

return await CommandHost.RunAsync(args, CommandConsole.OfProcess(), CancellationToken.None);
