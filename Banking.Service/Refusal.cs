namespace Banking.Service;

/// <summary>A business reason not to do it; see the codes of the HTTP contract.</summary>
sealed record Refusal(string Code, string Reason);
