
namespace Sagas.Tests.Authoring.Random;

public record Begin(Guid SagaId);
public record DoA(Guid SagaId);
public record DidA(Guid SagaId);
public record UndoA(Guid SagaId);
public record UndidA(Guid SagaId);
public record DoB(Guid SagaId);
public record DidB(Guid SagaId);
public record UndoB(Guid SagaId);
public record UndidB(Guid SagaId);
public record DoC(Guid SagaId);
public record DidC(Guid SagaId);
public record UndoC(Guid SagaId);
public record UndidC(Guid SagaId);
public record DoD(Guid SagaId);
public record DidD(Guid SagaId);
public record UndoD(Guid SagaId);
public record UndidD(Guid SagaId);
public record DoE(Guid SagaId);
public record DidE(Guid SagaId);
public record UndoE(Guid SagaId);
public record UndidE(Guid SagaId);
public record BeginKid(Guid SagaId, string KidId);
public record BeginUndoKid(Guid SagaId, string KidId);
public record News(Guid SagaId);
public record Rumour(Guid SagaId);

public sealed class RandomState : SagaState
{
    public int Rumours { get; set; }
    public List<string> Kept { get; set; } = [];
}
