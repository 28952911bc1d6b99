using MassTransit;
using Microsoft.Extensions.Options;
using Sagas.Journal;

namespace Orders.Api.Submissions;

/// <summary>
/// Stores a submission exactly once, however many concurrent requests there are: row, journal entry and message are one unit of work. The
/// loser of a race runs again and then finds the row.
/// </summary>
sealed class Intake(BoundedUnits units, TimeProvider time, IOptions<OrdersApiOptions> options)
{
    public Task<Acceptance> Accept(ISubmission submission, string? key, CancellationToken cancellation)
    {
        var kind = submission.Kind;
        var newId = submission.Id ?? MadeId.Next(time.GetUtcNow());
        var fingerprint = StoredJson.Fingerprint(submission.Content);
        var ifUnknown =
            $"{kind.Name} '{newId}' may or may not have been accepted. Post the same again with this {kind.IdField}, which is safe, or "
                + $"GET {kind.Path}/{newId}.";
        return units.Run($"POST {kind.Path}", submission, kind.SagaId(newId), ifUnknown, Work, cancellation);

        async Task<Acceptance> Work(UnitOfWork unit, IPublishEndpoint publish)
        {
            var remembered = key is null ? null : await unit.Find<IdempotencyKeyRow>(key);
            if (
                remembered is not null
                && (remembered.Fingerprint != fingerprint || (submission.Id ?? remembered.BusinessId) != remembered.BusinessId)
            )
                return new Acceptance.KeyReused(key!);
            var id = remembered?.BusinessId ?? newId;
            var existing = await unit.Find<SubmissionRow>(kind.SagaId(id));
            if (existing is not null && existing.Fingerprint != fingerprint)
                return new Acceptance.OtherContent(id);
            if (existing is null && submission.Problem(new(unit.Now, options.Value.Account)) is var (field, problem))
                return new Acceptance.Refused(field, problem);
            if (key is not null && remembered is null)
                unit.Insert(
                    key,
                    new IdempotencyKeyRow
                    {
                        Key = key,
                        Fingerprint = fingerprint,
                        BusinessId = id,
                        At = unit.Now,
                    }
                );
            return existing is null
                ? await Add(unit, publish, submission, id, fingerprint)
                : new Acceptance.Accepted(existing, IsNew: false);
        }
    }

    static async Task<Acceptance> Add(UnitOfWork unit, IPublishEndpoint publish, ISubmission submission, string id, string fingerprint)
    {
        var now = InMicroseconds(unit.Now);
        var row = new SubmissionRow
        {
            SagaId = submission.Kind.SagaId(id),
            Kind = submission.Kind.Name,
            BusinessId = id,
            Fingerprint = fingerprint,
            RequestJson = StoredJson.Write(submission),
            SubmittedAt = now,
            UpdatedAt = now,
        };
        unit.Insert(row.SagaId, row);
        await publish.Publish(submission.Submitted(row));
        return new Acceptance.Accepted(row, IsNew: true);
    }

    /// <summary>Rounds to the precision of a database column, so that the first answer and later ones agree.</summary>
    internal static DateTimeOffset InMicroseconds(DateTimeOffset time) =>
        new(time.Ticks - time.Ticks % TimeSpan.TicksPerMicrosecond, time.Offset);
}
