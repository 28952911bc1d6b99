using MassTransit.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Sagas.Journal;

/// <summary>What a filter knows about its handler.</summary>
/// <param name="Endpoint">The receive endpoint; part of the inbox key of a message.</param>
/// <param name="AnswersFailures">True for participants: an exception of the handler is its answer.</param>
sealed record MessageHandling(
    string Endpoint,
    Type Handler,
    IConsumeScopeProvider Scopes,
    bool AnswersFailures,
    ILogger Log,
    BusinessIds BusinessIds
);
