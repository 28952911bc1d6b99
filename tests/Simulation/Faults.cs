using System.Globalization;
using System.Reflection;
using Simulation.Time;

namespace Simulation;

/// <summary>
/// The fault rates during the storm. Fractions apply to every call; integers count events over the whole storm and all processes. Each is
/// a fault of real servers: docs/reliability.md says where it was seen.
/// </summary>
sealed record Faults
{
    /// <summary>Database calls that fail without effect.</summary>
    public double StatementsRefused { get; init; } = 0.01;

    /// <summary>Database calls that take effect but return an error.</summary>
    public double AnswersLost { get; init; } = 0.01;

    /// <summary>Database calls that end in a deadlock or a serialization failure.</summary>
    public double Contended { get; init; } = 0.01;

    /// <summary>Database calls that fail after 30 seconds.</summary>
    public double StatementsHang { get; init; } = 0.002;

    /// <summary>Outages of a service's database, up to 20 seconds each.</summary>
    public int Outages { get; init; } = 3;

    /// <summary>Messages that the broker accepts but does not confirm.</summary>
    public double ConfirmsLost { get; init; } = 0.01;

    /// <summary>Messages that the broker rejects.</summary>
    public double SendsRefused { get; init; } = 0.01;

    /// <summary>Messages that are delivered twice.</summary>
    public double Duplicates { get; init; } = 0.02;

    /// <summary>Messages that arrive up to 45 seconds late, and so out of order.</summary>
    public double Late { get; init; } = 0.01;

    /// <summary>Broken broker connections: unacknowledged messages are redelivered, possibly to another process.</summary>
    public int Disconnections { get; init; } = 6;

    /// <summary>Processes killed, and restarted within 10 seconds.</summary>
    public int Crashes { get; init; } = 8;

    /// <summary>Processes frozen for up to 40 seconds.</summary>
    public int Freezes { get; init; } = 4;

    /// <summary>Calls to the outside world that fail without effect.</summary>
    public double OutsideRefuses { get; init; } = 0.05;

    /// <summary>Calls to the outside world that take effect but fail.</summary>
    public double OutsideForgets { get; init; } = 0.03;

    /// <summary>Calls to the outside world that take up to a minute.</summary>
    public double OutsideSlow { get; init; } = 0.02;

    /// <summary>The largest difference between a process's clock and the database's.</summary>
    public TimeSpan Skew { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Submissions that their customer cancels.</summary>
    public double Cancellations { get; init; } = 0.15;

    /// <summary>Sagas that an operator acts on at random, whether or not the action makes sense.</summary>
    public double Operators { get; init; } = 0.1;

    public static Faults None { get; } = new Faults().Times(() => 0);

    /// <summary>
    /// Each seed has its own fault rates: some faults are absent, some three times as frequent. A defect that one fault hides appears
    /// without it.
    /// </summary>
    public static Faults Of(int seed)
    {
        var dice = new Dice(seed, "weather");
        return new Faults().Times(() => dice.Of(0, 0.3, 1, 1, 1, 3));
    }

    /// <summary>The faults with a rate above zero.</summary>
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
