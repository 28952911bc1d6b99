using MassTransit;
using Sagas.Journal;

namespace Sagas.StateMachines;

/// <summary>Reads MassTransit's faults.</summary>
public static class Failures
{
    internal static StepFailure Of(Fault fault)
    {
        var exception = fault.Exceptions is [var first, ..] ? first : null;
        var type = exception?.ExceptionType ?? "unknown";
        return new StepFailure(CodeOf(type), type, exception?.Message ?? "no exception was reported");
    }

    /// <summary>Writes the first exception of a fault into the entry of the message that reported it.</summary>
    public static void Record(this JournalEntry entry, Fault fault)
    {
        var exception = fault.Exceptions is [var first, ..] ? first : null;
        entry.FailureType = exception?.ExceptionType;
        entry.FailureMessage = exception?.Message;
        entry.FailureStack = exception?.StackTrace;
    }

    static string CodeOf(string exceptionType) =>
        exceptionType.EndsWith(nameof(TimeoutException), StringComparison.Ordinal) ? "timeout"
        : exceptionType.EndsWith(nameof(UnavailableException), StringComparison.Ordinal) ? "unavailable"
        : "error";
}
