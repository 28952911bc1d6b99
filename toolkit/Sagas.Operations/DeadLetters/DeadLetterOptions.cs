using System.ComponentModel.DataAnnotations;

namespace Sagas.DeadLetters;

/// <summary>How messages that nobody could handle are watched; section <c>DeadLetters</c>.</summary>
public sealed class DeadLetterOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "DeadLetters";

    /// <summary>How often the queues are counted: how old health may be. What dies while somebody listens is known at once.</summary>
    /// <value>Default 5 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromSeconds(5);
}
