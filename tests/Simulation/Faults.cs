namespace Simulation;

/// <summary>
/// How ill the surroundings are while the storm lasts. Shares are of all calls; numbers are of events in the whole storm, over all
/// processes. Each is a fault of real servers: docs/reliability.md says where it was seen.
/// </summary>
sealed record Faults
{
    /// <summary>Calls of a database that fail, and did nothing.</summary>
    public double StatementsRefused { get; init; } = 0.01;

    /// <summary>Calls of a database that did what they should, and whose answer was an error.</summary>
    public double AnswersLost { get; init; } = 0.01;

    /// <summary>Calls of a database that end in a deadlock or a serialization failure.</summary>
    public double Contended { get; init; } = 0.01;

    /// <summary>Calls of a database that are answered after 30 seconds, with an error.</summary>
    public double StatementsHang { get; init; } = 0.002;

    /// <summary>Times that a service's database is away for some seconds.</summary>
    public int Outages { get; init; } = 3;

    /// <summary>Messages that the broker has, but does not confirm.</summary>
    public double ConfirmsLost { get; init; } = 0.01;

    /// <summary>Messages that the broker refuses.</summary>
    public double SendsRefused { get; init; } = 0.01;

    /// <summary>Messages that come twice.</summary>
    public double Duplicates { get; init; } = 0.02;

    /// <summary>Messages that come many seconds late, and so behind those that were sent later.</summary>
    public double Late { get; init; } = 0.01;

    /// <summary>Times that a connection to the broker breaks: what was not acknowledged goes to somebody else.</summary>
    public int Disconnections { get; init; } = 6;

    /// <summary>Processes that are killed, and started again some seconds later.</summary>
    public int Crashes { get; init; } = 8;

    /// <summary>Processes that stand still for up to 40 seconds, and go on.</summary>
    public int Freezes { get; init; } = 4;

    /// <summary>Calls of the outside world that fail, and did nothing there.</summary>
    public double OutsideRefuses { get; init; } = 0.05;

    /// <summary>Calls of the outside world that were effective, and failed afterwards.</summary>
    public double OutsideForgets { get; init; } = 0.03;

    /// <summary>Calls of the outside world that take up to a minute.</summary>
    public double OutsideSlow { get; init; } = 0.02;

    /// <summary>How far clocks of processes differ from the database's, at most.</summary>
    public TimeSpan Skew { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Submissions that their customer cancels, at some time.</summary>
    public double Cancellations { get; init; } = 0.15;

    /// <summary>Sagas that an operator disturbs: retries, fires a timer, cancels, whether or not it makes sense.</summary>
    public double Operators { get; init; } = 0.1;

    public static Faults None { get; } = new()
    {
        StatementsRefused = 0, AnswersLost = 0, Contended = 0, StatementsHang = 0, Outages = 0, ConfirmsLost = 0, SendsRefused = 0,
        Duplicates = 0, Late = 0, Disconnections = 0, Crashes = 0, Freezes = 0, OutsideRefuses = 0, OutsideForgets = 0, OutsideSlow = 0,
        Skew = TimeSpan.Zero, Cancellations = 0, Operators = 0,
    };
}
