using Sagas.DeadLetters;

namespace Sagas.Console.DeadLetters;

/// <summary>What became of a message, as the console names it.</summary>
public static class DeadLetterWords
{
    public static string Of(DeadLetterStatus status) => status switch
    {
        DeadLetterStatus.Open => "in the queue",
        DeadLetterStatus.Resending => "being sent back",
        DeadLetterStatus.Discarding => "being discarded",
        DeadLetterStatus.Resent => "sent back",
        DeadLetterStatus.Discarded => "discarded",
        _ => "moved outside the console",
    };

    /// <summary>The CSS class that colours it.</summary>
    public static string Tone(DeadLetterStatus status) => status switch
    {
        DeadLetterStatus.Open => "bad",
        DeadLetterStatus.Resent => "good",
        DeadLetterStatus.Resending or DeadLetterStatus.Discarding => "busy",
        _ => "",
    };

    /// <summary>The name of an exception without its namespace.</summary>
    public static string TypeName(string type) => type.Split('.')[^1];
}
