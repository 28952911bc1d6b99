using Sagas.DeadLetters;

namespace Sagas.Console.DeadLetters;

/// <summary>What the page of one dead letter shows.</summary>
/// <param name="WhyNot">Why this user cannot move it; null when they can.</param>
/// <param name="Resend">What sending it back does.</param>
/// <param name="Discard">What discarding it does.</param>
public sealed record OneDeadLetterModel(DeadLetterDetail Detail, string? WhyNot, string Resend, string Discard, DateTimeOffset Now);
