using Simulation.Runs;
using Simulation.Time;

if (await OneThread.Elsewhere(args) is { } exitCode)
    return exitCode;
return await Command.Run(args, Console.Out);
