using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sagas.Console.Live;
using Sagas.Console.Models;

namespace Sagas.Console;

public static class ConsoleRegistration
{
    /// <summary>The operator console over the sagas of this service; needs <c>AddSagaOperations</c>. Map it with <see cref="ConsoleEndpoints.MapSagaConsole"/>.</summary>
    public static IServiceCollection AddSagaConsole(this IServiceCollection services)
    {
        services.AddOptions<ConsoleOptions>().BindConfiguration(ConsoleOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddRazorComponents();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<StatusSentence>();
        services.AddSingleton<ConsoleFacts>();
        services.AddSingleton<ChangeFeed>();
        return services;
    }
}
