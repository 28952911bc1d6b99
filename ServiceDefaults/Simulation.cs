using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Sagas;

namespace ServiceDefaults;

public enum SimulationMode
{
    Online,

    /// <summary>Some operations time out (<see cref="SimulationSettings.FailureRate"/>).</summary>
    Degraded,

    /// <summary>Every operation fails as unavailable.</summary>
    Offline,
}

/// <summary>The faults of a simulated outside world; the body of <c>PUT /simulation</c>.</summary>
/// <param name="FailureRate">Share of operations that time out when degraded, above 0 to 1; one half by default.</param>
/// <param name="DelayMs">Delay added to every operation, in milliseconds, 0 to 60,000.</param>
/// <param name="FailOperations">Operations that fail as if defective, e.g. <c>Deposit</c>.</param>
/// <param name="Seed">Makes the random failures repeatable.</param>
/// <param name="LoseAnswers">Operations that are done but not answered, as if the answer were lost, until the saga's deadline.</param>
public sealed record SimulationSettings(
    SimulationMode Mode = SimulationMode.Online,
    double FailureRate = 0.5,
    int DelayMs = 0,
    IReadOnlyList<string>? FailOperations = null,
    int? Seed = null,
    IReadOnlyList<string>? LoseAnswers = null
);

/// <summary>Simulates faults of a service's outside world (card gateway, carrier, bank).</summary>
public sealed class Simulation(TimeProvider time)
{
    Random random = new();

    public SimulationSettings Settings { get; private set; } = new();

    public void Change(SimulationSettings settings)
    {
        Settings = settings;
        random = settings.Seed is { } seed ? new Random(seed) : new Random();
    }

    /// <summary>Call it before the simulated outside call.</summary>
    /// <exception cref="UnavailableException">Offline.</exception>
    /// <exception cref="TimeoutException">Degraded, at random.</exception>
    /// <exception cref="InvalidOperationException">The operation is set to fail.</exception>
    public async Task Enter(string operation, CancellationToken cancellation)
    {
        var now = Settings;
        if (now.DelayMs > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(now.DelayMs), time, cancellation);
        if (now.Mode == SimulationMode.Offline)
            throw new UnavailableException($"{operation}: the service behind it is offline (simulated; PUT /simulation changes it).");
        if (now.FailOperations?.Contains(operation) == true)
            throw new InvalidOperationException($"{operation} failed (simulated defect; PUT /simulation fixes it).");
        if (now.Mode == SimulationMode.Degraded && Roll() < now.FailureRate)
            throw new TimeoutException($"{operation}: no answer in time (simulated; PUT /simulation changes it).");
    }

    /// <summary>Call it before answering that an operation is done: when true, the work remains, but no answer is sent.</summary>
    public bool LosesAnswer(string operation) => Settings.LoseAnswers?.Contains(operation) == true;

    double Roll()
    {
        lock (random)
            return random.NextDouble();
    }
}

public static class SimulationEndpoints
{
    public static IHostApplicationBuilder AddSimulation(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Simulation>();
        return builder;
    }

    /// <summary><c>GET</c> and <c>PUT /simulation</c>, in Development only.</summary>
    public static void MapSimulation(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
            return;
        var group = app.MapGroup("/simulation").WithTags("Simulation");
        group.MapGet("", (Simulation simulation) => TypedResults.Ok(simulation.Settings));
        group.MapPut("", Results<Ok<SimulationSettings>, ValidationProblem> (SimulationSettings settings, Simulation simulation) =>
        {
            if (Problems(settings) is { Count: > 0 } problems)
                return TypedResults.ValidationProblem(problems);
            simulation.Change(settings);
            return TypedResults.Ok(simulation.Settings);
        });
    }

    static Dictionary<string, string[]> Problems(SimulationSettings settings)
    {
        var problems = new Dictionary<string, string[]>();
        if (settings.FailureRate is < 0 or > 1)
            problems["failureRate"] = [$"It is {settings.FailureRate}; allowed is 0 to 1."];
        else if (settings is { Mode: SimulationMode.Degraded, FailureRate: 0 })
            problems["failureRate"] = ["It is 0, so nothing would time out; give a share above 0, or leave it out for one half."];
        if (settings.DelayMs is < 0 or > 60_000)
            problems["delayMs"] = [$"It is {settings.DelayMs}; allowed is 0 to 60000 milliseconds."];
        return problems;
    }
}
