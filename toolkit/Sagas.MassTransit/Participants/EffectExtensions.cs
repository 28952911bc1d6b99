using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sagas.Journal;

namespace Sagas;

/// <summary>
/// Effects in the outside world and their compensations, safe against duplicate, late and reordered messages and lost answers.
/// </summary>
public static class EffectExtensions
{
    const string Cancelled = "cancelled", TombstoneOperation = "tombstone";

    /// <summary>
    /// Performs the effect unless it was performed before, and replies. After its compensation the command is refused as <c>cancelled</c>,
    /// and the effect is undone outside once more: the message is held until that succeeds.
    /// </summary>
    public static async Task Once<TCommand, TReply, TRow>(this ConsumeContext<TCommand> context, IEffect<TCommand, TReply, TRow> effect)
        where TCommand : class
        where TReply : class
        where TRow : class, IEffectRow
    {
        var (unit, saga) = (context.Unit(), SagaOf(context));
        var row = await unit.Find<TRow>(saga);
        if (row is { IsUndone: true })
        {
            await context.UndoAgain(effect, saga, row);
            await context.Refuse(saga, Cancelled, effect.Undone(row));
            return;
        }
        if (row is null)
        {
            var outcome = await context.Do(effect, saga);
            if (outcome.Row is null)
            {
                await context.Refuse(saga, outcome.Refusal!.Code, outcome.Refusal.Reason);
                return;
            }
            row = outcome.Row;
            unit.Insert(saga, row);
        }
        await context.RespondAsync(effect.Answer(row));
    }

    /// <summary>
    /// Undoes the effect outside, and replies. Without a recorded effect it commits a tombstone first: an effect that arrives outside after
    /// this has undone it finds the tombstone afterwards (docs/decisions/0027).
    /// </summary>
    public static async Task Compensate<TCommand, TReply, TRow>(
        this ConsumeContext<TCommand> context,
        ICompensation<TCommand, TReply, TRow> compensation
    )
        where TCommand : class
        where TReply : class
        where TRow : class, IEffectRow
    {
        var (unit, saga) = (context.Unit(), SagaOf(context));
        var row = await unit.Find<TRow>(saga) ?? await context.LeaveTombstone(compensation, saga);
        if (!row.IsUndone && compensation.TooLate(context.Message, row) is { } tooLate)
        {
            await context.Refuse(saga, tooLate.Code, tooLate.Reason);
            return;
        }
        if (!row.IsUndone || row.IsTombstoneOnly())
        {
            await compensation.Undo(saga, context.CancellationToken);
            if (!row.IsUndone)
                compensation.Mark(row, unit.Now);
            unit.Update(saga, row);
        }
        await context.RespondAsync(compensation.Answer(row));
    }

    /// <summary>
    /// A tombstone of which it is not known whether the outside has heard: whoever left it may have died before. Its first update says so.
    /// </summary>
    static bool IsTombstoneOnly(this IEffectRow row) => row is { IsUndone: true, Version: 0 };

    /// <returns>The tombstone, or the effect's row if that was committed in the meantime.</returns>
    static Task<TRow> LeaveTombstone<TCommand, TReply, TRow>(
        this ConsumeContext<TCommand> context,
        ICompensation<TCommand, TReply, TRow> compensation,
        Guid saga
    )
        where TCommand : class
        where TReply : class
        where TRow : class, IEffectRow =>
        context.Unit().Services.GetRequiredService<TransactionalSession>().Run(
            TombstoneOperation,
            context.Message,
            saga,
            async (unit, _) =>
            {
                if (await unit.Find<TRow>(saga) is { } effect)
                    return effect;
                var tombstone = compensation.Tombstone(context.Message, unit.Now);
                unit.Insert(saga, tombstone);
                return tombstone;
            },
            context.CancellationToken
        );

    /// <summary>
    /// A failure leaves the outcome unknown, for the saga to decide about. If the compensation was handled in the meantime, the saga no
    /// longer decides, so the effect is undone here.
    /// </summary>
    static async Task<Outcome<TRow>> Do<TCommand, TReply, TRow>(
        this ConsumeContext<TCommand> context,
        IEffect<TCommand, TReply, TRow> effect,
        Guid saga
    )
        where TCommand : class
        where TReply : class
        where TRow : class, IEffectRow
    {
        var unit = context.Unit();
        try
        {
            return await effect.Do(context.Message, unit.Now, context.CancellationToken);
        }
        catch (Exception) when (!context.CancellationToken.IsCancellationRequested)
        {
            if (await unit.Find<TRow>(saga) is not { IsUndone: true } undone)
                throw;
            await context.UndoAgain(effect, saga, undone);
            return new Refusal(Cancelled, effect.Undone(undone));
        }
    }

    /// <summary>
    /// The compensation may have overtaken an effect that was on its way outside: one performed for this message before it was handled
    /// again, or for another delivery of it. So it is undone outside again, now that the effect has certainly arrived.
    /// </summary>
    static Task UndoAgain<TCommand, TReply, TRow>(
        this ConsumeContext<TCommand> context,
        IEffect<TCommand, TReply, TRow> effect,
        Guid saga,
        TRow row
    )
        where TCommand : class
        where TReply : class
        where TRow : class, IEffectRow
    {
        var services = context.Unit().Services;
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger(effect.GetType());
        return Insist.On(
            () => effect.Undo(saga, context.CancellationToken),
            effect.Undoing(row),
            services.GetRequiredService<TimeProvider>(),
            log,
            context.CancellationToken
        );
    }

    static Guid SagaOf<TCommand>(ConsumeContext<TCommand> context)
        where TCommand : class =>
        MessageNames.SagaIdOf(context.Message)
        ?? throw new InvalidOperationException(
            $"{typeof(TCommand).Name} has no property 'Guid SagaId', so its effect cannot be recorded under its saga. Add the property; "
                + "every message of a saga has it."
        );
}
