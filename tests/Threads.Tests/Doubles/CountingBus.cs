using System.Reflection;
using MassTransit;

namespace Threads.Tests.Doubles;

/// <summary>A bus that only sends, and counts what each destination took.</summary>
public class CountingBus : DispatchProxy
{
    readonly Dictionary<Uri, int> taken = [];
    Uri address = null!;
    CountingBus of = null!;

    /// <summary>Asked before a message is taken; what it returns is why it is not.</summary>
    internal Func<Uri, string?> Refuses { get; set; } = _ => null;

    /// <summary>Hears of each message that was taken.</summary>
    internal Action<Uri> Took { get; set; } = _ => { };

    internal IBus AsBus => (IBus)(object)this;

    internal static CountingBus Create() => (CountingBus)(object)DispatchProxy.Create<IBus, CountingBus>();

    internal int Taken(Uri destination) => taken.GetValueOrDefault(destination);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod?.Name switch
    {
        nameof(IBus.GetSendEndpoint) => Task.FromResult(Endpoint((Uri)args![0]!)),
        nameof(ISendEndpoint.Send) => of.Take(address),
        _ => throw new NotSupportedException($"{targetMethod?.Name} is not needed"),
    };

    ISendEndpoint Endpoint(Uri destination)
    {
        var endpoint = DispatchProxy.Create<ISendEndpoint, CountingBus>();
        var proxy = (CountingBus)(object)endpoint;
        (proxy.address, proxy.of) = (destination, this);
        return endpoint;
    }

    async Task Take(Uri destination)
    {
        await Task.Yield();
        if (Refuses(destination) is { } reason)
            throw new InvalidOperationException(reason);
        taken[destination] = Taken(destination) + 1;
        Took(destination);
        await Task.Yield();
    }
}
