namespace Simulation.Bus;

/// <summary>A message at the broker.</summary>
sealed record Message(string Name, byte[] Body, bool Redelivered = false);
