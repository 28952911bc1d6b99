using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sagas.Access;
using Sagas.Console.Endpoints;
using Sagas.Console.Lab;
using Sagas.Console.Live;
using Sagas.Console.Shared;
using Sagas.Console.SignIn;

namespace Sagas.Console;

public static class ConsoleRegistration
{
    /// <summary>How long a page waits for the broker and for other services.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    static readonly TimeSpan LabPatience = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Adds the operator console for the sagas of this service; needs <c>AddSagaOperations</c>. Map it with
    /// <see cref="ConsoleEndpoints.MapSagaConsole"/>.
    /// </summary>
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
