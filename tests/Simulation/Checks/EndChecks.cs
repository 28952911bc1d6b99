using System.Text.Json;
using Orders.Api.Submissions;
using Orders.Saga.Orders;
using Sagas;
using Sagas.Persistence;
using Simulation.People;
using Simulation.Services;

namespace Simulation.Checks;

/// <summary>Checks at the end: every promise is kept, and sagas and participants agree.</summary>
sealed class EndChecks(World world, Customers customers)
{
    IEnumerable<SagaRow> Sagas => Rows<SagaRow>(Deployment.Sagas);

    IEnumerable<TRow> Rows<TRow>(Service service) where TRow : class => world.DatabaseOf(service).Rows.Peek<TRow>();

    /// <returns>What is still unfinished; null when nothing is.</returns>
    public string? WhatIsLeft() =>
        customers.Submissions.Find(one => !one.IsPromised && !one.IsRefused) is { } unanswered ? $"{unanswered.Id} without an answer"
        : Sagas.FirstOrDefault(saga => saga.FinishedAt is null) is { } saga ? $"{saga.BusinessId}, which is {saga.Status} in {saga.State}"
        : Rows<SubmissionRow>(Deployment.Api).FirstOrDefault(row => !row.Status.IsFinal()) is { } open
            ? $"{open.BusinessId}, which is {open.Status} at the API"
        : world.Broker.Left.FirstOrDefault() is { } message ? $"a {message}"
        : world.Databases.Any(HasUnsent) ? "something unsent in an outbox"
        : null;

    static bool HasUnsent(Database.DatabaseServer database) => database.Rows.Unsent > 0;

    public void Check()
    {
        var sagas = Sagas.ToDictionary(saga => saga.Id);
        foreach (var submission in customers.Submissions.Where(submission => submission.IsPromised))
        {
            if (!sagas.ContainsKey(submission.SagaId))
                world.IsWrong($"{submission.Id} was answered 202, and has no saga");
        }
        foreach (var row in Rows<SubmissionRow>(Deployment.Api))
            Same($"the status of {row.BusinessId} at the API", row.Status, Last(row, sagas)?.Status);
        foreach (var order in sagas.Values.Where(saga => saga.Kind == "Order"))
            Outside(order);
        new Reconciled(world).Check(sagas.Values);
        History();
        Strangers(sagas);
    }

    /// <summary>A standing transfer has many runs; the submission ends as the last one does.</summary>
    static SagaRow? Last(SubmissionRow row, Dictionary<Guid, SagaRow> sagas)
    {
        var saga = sagas.GetValueOrDefault(row.SagaId);
        while (saga is not null && Next(saga) is { } next)
            saga = sagas.GetValueOrDefault(next);
        return saga;
    }

    static Guid? Next(SagaRow saga)
    {
        using var data = JsonDocument.Parse(saga.Data);
        return data.RootElement.TryGetProperty("continuedAs", out var next) && next.TryGetGuid(out var id) ? id : null;
    }

    /// <summary>What is held outside; what the participants hold is reconciled.</summary>
    void Outside(SagaRow order)
    {
        var (id, completed) = (order.Id, order.Status == SagaStatus.Completed);
        Same($"the parcel of {order.BusinessId} at the carrier", world.Outside.Parcels.Stands(id), completed);
        var byTransfer = order.Data.Contains("\"bank_transfer\"", StringComparison.Ordinal);
        var paid = completed && SagaRows.Read<OrderState>(order).HasToPay();
        Same($"the charge of {order.BusinessId} at the gateway", world.Outside.Charges.Stands(id), paid && !byTransfer);
        var isExcused = order.Data.Contains("could not be sent", StringComparison.Ordinal)
            || order.Data.Contains("it is not known whether", StringComparison.Ordinal);
        if (completed && !isExcused && !world.Outside.Mails.ContainsKey(order.BusinessId))
            world.IsWrong($"{order.BusinessId} is completed, and nobody wrote to the customer");
    }

    /// <summary>Each saga's history is complete and in order.</summary>
    void History()
    {
        var known = Sagas.ToDictionary(saga => saga.Id, saga => saga.Version);
        foreach (var saga in world.DatabaseOf(Deployment.Sagas).Rows.Entries.Where(entry => entry is { SubjectId: not null, Seq: > 0 })
            .GroupBy(entry => entry.SubjectId!.Value))
        {
            var numbers = saga.Select(entry => entry.Seq).ToList();
            if (!numbers.SequenceEqual(Enumerable.Range(1, known.GetValueOrDefault(saga.Key))))
                world.IsWrong($"the history of {world.NameOf(saga.Key)} is {string.Join(' ', numbers)}");
        }
    }

    /// <summary>Effects that belong to no saga.</summary>
    void Strangers(Dictionary<Guid, SagaRow> sagas)
    {
        foreach (var (key, _) in world.Outside.Charges.Standing)
        {
            if (!sagas.ContainsKey(key))
                world.IsWrong($"a charge stands that no saga knows of: {key}");
        }
        foreach (var (key, _) in world.Outside.Parcels.Standing)
        {
            if (!sagas.ContainsKey(key))
                world.IsWrong($"a parcel leaves that no saga knows of: {key}");
        }
    }

    void Same<T>(string what, T is_, T should)
    {
        if (!EqualityComparer<T>.Default.Equals(is_, should))
            world.IsWrong($"{what} is {is_}, and should be {should}");
    }
}
