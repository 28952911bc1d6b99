namespace Simulation.Bus;

/// <summary>A message as the broker has it.</summary>
sealed record Message(string Name, byte[] Body, bool Redelivered = false);
