using MassTransit.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Sagas.Journal;

/// <summary>What a filter knows of the handler that it stands before.</summary>
/// <param name="Endpoint">The receive endpoint, by whose name the inbox knows a message.</param>
/// <param name="AnswersFailures">Whether an exception of the handler is its answer: true for participants.</param>
sealed record MessageHandling(
    string Endpoint,
    Type Handler,
    IConsumeScopeProvider Scopes,
    bool AnswersFailures,
    ILogger Log,
    BusinessIds BusinessIds
);
