namespace Sagas.StateMachines;

/// <summary>
/// Creates machines of which only the definition is needed. Declaring all states and events to MassTransit takes milliseconds, and code
/// that drives the engine itself needs none of them.
/// </summary>
static class DefinitionAlone
{
    [ThreadStatic]
    static bool isWanted;

    internal static bool IsWanted => isWanted;

    internal static TMachine Of<TMachine>(Func<TMachine> make)
    {
        isWanted = true;
        try
        {
            return make();
        }
        finally
        {
            isWanted = false;
        }
    }
}
