using System.Runtime.CompilerServices;
using Orders.Saga.Orders;
using Orders.Saga.StandingTransfers;
using Orders.Saga.Transfers;
using Sagas.History;
using Sagas.Testing;

namespace Orders.Saga.Tests.Replay;

/// <summary>
/// Every history in the folder Histories is replayed in every run: a change that would make running sagas go on otherwise is
/// seen before it is deployed. Exports of GET /ops/sagas/{id}/history may be put there as they are.
/// </summary>
public sealed class Histories
{
    static readonly Func<Task<SagaHistory>>[] Told =
    [
        Lives.CompletedOrder,
        Lives.DeclinedPayment,
        Lives.OutOfStock,
        Lives.RetriesThenSuccess,
        Lives.CancelledOrder,
        Lives.ParkedThenResolved,
        Lives.RefundedTransfer,
        Lives.OrderPaidByTransfer,
        Lives.TransferThatPaysAnOrder,
        Lives.ApprovedOrder,
        Lives.FirstDateOfAStandingTransfer,
        Lives.SecondDateOfAStandingTransfer,
    ];

    /// <summary>Retry policies are in a history; other settings that its decisions depend on are not.</summary>
    static readonly Dictionary<string, (string Name, string Value)[]> Settings = new()
    {
        ["ApprovedOrder"] = [("Orders:ApprovalThreshold", "1000"), ("Orders:ApprovalTimeout", "1.00:00:00")],
    };

    public static IEnumerable<string> Files => Directory.GetFiles(Folder(), "*.json").Select(file => Path.GetFileName(file)).Order();

    public static IEnumerable<string> Names => Told.Select(life => life.Method.Name);

    [TestCaseSource(nameof(Files))]
    public async Task Are_decided_as_they_were(string file) =>
        (await Replay(Path.GetFileNameWithoutExtension(file), await File.ReadAllTextAsync(Path.Combine(Folder(), file)))).EnsureSame();

    /// <summary>
    /// With SAGAS_APPROVE=1 a history that is missing, or is decided otherwise now, is written anew; read the diff: what changed in it
    /// changes for running sagas. One that still holds is kept, so that old versions' histories stay in the folder.
    /// </summary>
    [TestCaseSource(nameof(Names))]
    public async Task Are_recorded_so_that_they_can_be_replayed(string name)
    {
        var history = await Told.First(life => life.Method.Name == name)();
        (await Replay(name, history.ToJson())).EnsureSame();
        var file = Path.Combine(Folder(), name + ".json");
        if (Approved.Anew && !(File.Exists(file) && (await Replay(name, await File.ReadAllTextAsync(file))).Differences.Count == 0))
            await File.WriteAllTextAsync(file, history.ToJson() + "\n");
        Assert.That(Files, Has.Member(name + ".json"), "SAGAS_APPROVE=1 writes it");
    }

    static Task<SagaReplay> Replay(string name, string json) => SagaHistory.Parse(json).Kind switch
    {
        "Order" => SagaReplay.Of<OrderStateMachine, OrderState>(json, options => options.Configure(Settings.GetValueOrDefault(name, []))),
        "Transfer" => SagaReplay.Of<TransferStateMachine, TransferState>(json),
        "StandingTransfer" => SagaReplay.Of<StandingTransferStateMachine, StandingTransferState>(json),
        var kind => throw new AssertionException($"No machine of this project decides for {kind}; add it here."),
    };

    static string Folder([CallerFilePath] string here = "") =>
        Directory.CreateDirectory(Path.Combine(Approved.ProjectOf(here), "Histories")).FullName;
}
