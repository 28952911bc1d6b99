namespace Sagas.StateMachines;

/// <summary>
/// Makes machines of which only the definition is wanted. Telling MassTransit of all states and events takes milliseconds, and whoever
/// drives the engine itself needs none of it.
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
