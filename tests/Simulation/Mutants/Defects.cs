using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sagas.Journal;
using Simulation.Services;

namespace Simulation.Mutants;

/// <summary>Helpers that inject a defect.</summary>
static class Defects
{
    /// <summary>A defect in the store of one service, or of all.</summary>
    public static Mutant Store(string name, Func<IJournalStore, MutatedStore> change, Service? only = null) => new(name)
    {
        Change = (services, service) =>
        {
            if (only is null || service == only)
                services.Wrap<IJournalStore>(change);
        },
    };

    /// <summary>A defect in an outside partner.</summary>
    public static Mutant Partner<TPartner>(string name, Func<TPartner, TPartner> change) where TPartner : class =>
        new(name) { Change = (services, _) => services.Wrap(change) };

    static void Wrap<T>(this IServiceCollection services, Func<T, T> change) where T : class =>
        services.Replace(
            ServiceDescriptor.Singleton(change((T)services.Last(one => one.ServiceType == typeof(T)).ImplementationInstance!)));

    public static void Drop<T>(this IReadOnlyList<T> list, Predicate<T> which) => ((List<T>)list).RemoveAll(which);

    public static void Exchange<T>(this IReadOnlyList<T> list, Predicate<T> which, Func<T, T> by)
    {
        var items = (List<T>)list;
        for (var i = 0; i < items.Count; i++)
            items[i] = which(items[i]) ? by(items[i]) : items[i];
    }
}
