using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sagas.Access;
using Sagas.Console.Brokers;
using Sagas.Console.Lab;
using Sagas.Console.Live;
using Sagas.Console.Models;

namespace Sagas.Console;

public static class ConsoleRegistration
{
    /// <summary>A page does not wait longer for others than this.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    static readonly TimeSpan LabPatience = TimeSpan.FromSeconds(10);

    /// <summary>The operator console over the sagas of this service; needs <c>AddSagaOperations</c>. Map it with <see cref="ConsoleEndpoints.MapSagaConsole"/>.</summary>
    public static IServiceCollection AddSagaConsole(this IServiceCollection services)
    {
        services.AddOptions<ConsoleOptions>().BindConfiguration(ConsoleOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddRazorComponents();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<StatusSentence>();
        services.AddSingleton<ConsoleFacts>();
        services.AddSingleton<ChangeFeed>();
        services.AddSingleton<IAccessPages, ConsoleAccessPages>();
        services.AddHttpClient<Broker>(http => http.Timeout = Patience);
        services.AddHttpClient<LabClient>(http => http.Timeout = LabPatience);
        services.AddHttpClient<Neighbours>(http => http.Timeout = Patience);
        return services;
    }
}
