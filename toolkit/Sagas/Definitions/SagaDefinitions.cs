namespace Sagas.Definitions;

/// <summary>Makes definitions from tables of steps.</summary>
public static class SagaDefinitions
{
    /// <summary>Lets the author fill a table, then checks and links it.</summary>
    /// <exception cref="SagaDefinitionException">The table cannot work; the message says why.</exception>
    public static SagaDefinition<TSaga> Of<TSaga>(Action<SagaBuilder<TSaga>> define) where TSaga : SagaState, new()
    {
        var table = new SagaBuilder<TSaga>();
        define(table);
        return table.Build();
    }
}
