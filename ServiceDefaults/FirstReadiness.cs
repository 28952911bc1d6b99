namespace ServiceDefaults;

/// <summary>Whether the service has ever been ready. Until then it is starting, and a missing bus is not a failure.</summary>
sealed class FirstReadiness
{
    volatile bool reached;

    internal bool WasReached => reached;

    internal void Reach() => reached = true;
}
