namespace Sagas.Console.Lab;

/// <summary>What can be tried on the page of the lab. The application registers its own; the page exists in Development only.</summary>
public interface ILab
{
    IReadOnlyList<LabScenario> Scenarios { get; }

    /// <summary>Services with <c>GET</c> and <c>PUT /simulation</c>, by their names in section <c>Services</c>.</summary>
    IReadOnlyList<LabSwitch> Switches { get; }
    IReadOnlyList<LabSupply> Supplies { get; }
}

/// <summary>Something to try with one button.</summary>
/// <param name="Expect">What is to be seen.</param>
/// <param name="Saga">The business id of the saga that it starts; <c>{run}</c>, here and in the calls, differs from run to run.</param>
public sealed record LabScenario(string Key, string Group, string Title, string Expect, string Saga, IReadOnlyList<LabCall> Calls);

/// <summary>
/// One HTTP request to a service. In its path and body, <c>{run}</c> is the run and <c>{soon}</c> the time in two minutes.
/// </summary>
/// <param name="Times">How often it is sent; <c>{n}</c> counts from 1.</param>
public sealed record LabCall(string Method, string Service, string Path, string? Body = null, int Times = 1);

/// <summary>The faults that a service can simulate.</summary>
/// <param name="Operations">Operations that can fail.</param>
/// <param name="Losable">Operations that can succeed while their reply is lost.</param>
public sealed record LabSwitch(string Service, IReadOnlyList<string> Operations, IReadOnlyList<string> Losable);

/// <summary>Test data of a service: a list to read, and one number of each entry to set.</summary>
/// <param name="Path">Read by <c>GET path</c>, set by <c>PUT path/key</c>.</param>
public sealed record LabSupply(string Title, string Service, string Path, string Key, string Value, IReadOnlyList<string> Shown);
