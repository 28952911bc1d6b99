using System.Globalization;
using System.Reflection;
using Simulation.Time;

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

    public static Faults None { get; } = new Faults().Times(() => 0);

    /// <summary>
    /// Each seed has weather of its own: some faults not at all, some a few times as often. What hides behind one fault shows without it.
    /// </summary>
    public static Faults Of(int seed)
    {
        var dice = new Dice(seed, "weather");
        return new Faults().Times(() => dice.Of(0, 0.3, 1, 1, 1, 3));
    }

    /// <summary>Those that there are.</summary>
    public override string ToString()
    {
        var there = from fault in typeof(Faults).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            let value = Convert.ToString(fault.GetValue(this), CultureInfo.InvariantCulture)
            where value is not ("0" or "00:00:00")
            select $"{fault.Name} {value}";
        return string.Join(", ", there);
    }

    Faults Times(Func<double> factor) => new()
    {
        StatementsRefused = StatementsRefused * factor(),
        AnswersLost = AnswersLost * factor(),
        Contended = Contended * factor(),
        StatementsHang = StatementsHang * factor(),
        Outages = (int)(Outages * factor()),
        ConfirmsLost = ConfirmsLost * factor(),
        SendsRefused = SendsRefused * factor(),
        Duplicates = Duplicates * factor(),
        Late = Late * factor(),
        Disconnections = (int)(Disconnections * factor()),
        Crashes = (int)(Crashes * factor()),
        Freezes = (int)(Freezes * factor()),
        OutsideRefuses = OutsideRefuses * factor(),
        OutsideForgets = OutsideForgets * factor(),
        OutsideSlow = OutsideSlow * factor(),
        Skew = Skew * factor(),
        Cancellations = Cancellations * factor(),
        Operators = Operators * factor(),
    };
}
