namespace Sagas.Console.Lab;

/// <summary>What can be tried in Development: the application registers its own, the console shows it. Elsewhere than in Development it is not mapped.</summary>
public interface ILab
{
    IReadOnlyList<LabScenario> Scenarios { get; }

    /// <summary>Services with <c>GET</c> and <c>PUT /simulation</c>, by their names in section <c>Services</c>.</summary>
    IReadOnlyList<LabSwitch> Switches { get; }
    IReadOnlyList<LabSupply> Supplies { get; }
}

/// <summary>Something to try with one button.</summary>
/// <param name="Expect">What will be seen.</param>
/// <param name="Saga">The business id of the saga to look at; <c>{run}</c> in it and in the calls is different each time.</param>
public sealed record LabScenario(string Key, string Group, string Title, string Expect, string Saga, IReadOnlyList<LabCall> Calls);

/// <summary>One HTTP request to a service. In its path and body <c>{run}</c> is the run, <c>{soon}</c> a time two minutes ahead.</summary>
/// <param name="Times">Sent so often; <c>{n}</c> counts from 1.</param>
public sealed record LabCall(string Method, string Service, string Path, string? Body = null, int Times = 1);

/// <param name="Operations">What can be told to fail.</param>
/// <param name="Losable">What can be done without being answered.</param>
public sealed record LabSwitch(string Service, IReadOnlyList<string> Operations, IReadOnlyList<string> Losable);

/// <summary>Test data of a service: a list to read, and one number of each entry to set.</summary>
/// <param name="Path">Read by <c>GET path</c>, set by <c>PUT path/key</c>.</param>
public sealed record LabSupply(string Title, string Service, string Path, string Key, string Value, IReadOnlyList<string> Shown);
