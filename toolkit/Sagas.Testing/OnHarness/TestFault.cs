using MassTransit;
using MassTransit.Metadata;

namespace Sagas.Testing;

/// <summary>
/// The fault that MassTransit creates from a participant's exception. It is the same in every run, so that recorded histories do not
/// differ by it.
/// </summary>
sealed record TestFault<T>(
    Guid FaultId,
    Guid? FaultedMessageId,
    DateTime Timestamp,
    ExceptionInfo[] Exceptions,
    string[] FaultMessageTypes,
    T Message
) : Fault<T>
    where T : class
{
    public HostInfo Host { get; } = new BusHostInfo
    {
        MachineName = "test",
        ProcessName = "test",
        Assembly = "test",
        AssemblyVersion = "1.0.0",
        FrameworkVersion = "10.0.0",
        MassTransitVersion = "8.4.0",
        OperatingSystemVersion = "test",
    };
}

/// <summary>An exception as a fault carries it.</summary>
sealed record TestExceptionInfo(
    string ExceptionType,
    ExceptionInfo InnerException,
    string StackTrace,
    string Message,
    string Source,
    IDictionary<string, object> Data
) : ExceptionInfo
{
    internal static TestExceptionInfo Of(Exception failure) =>
        new(
            failure.GetType().FullName!,
            failure.InnerException is { } inner ? Of(inner) : null!,
            failure.StackTrace ?? "   at the participant, in a test",
            failure.Message,
            failure.Source ?? "test",
            new Dictionary<string, object>()
        );
}
