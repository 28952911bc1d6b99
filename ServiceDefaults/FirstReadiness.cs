namespace ServiceDefaults;

/// <summary>Whether the service was ready once. Until then it is starting, and that its bus is not there yet is no failure.</summary>
sealed class FirstReadiness
{
    volatile bool reached;

    internal bool WasReached => reached;

    internal void Reach() => reached = true;
}
