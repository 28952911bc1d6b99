namespace Simulation.Bus;

static class Address
{
    /// <summary>The name of a queue or an exchange: the last part of its address.</summary>
    public static string Of(Uri address) => Uri.UnescapeDataString(address.Segments[^1]);
}
