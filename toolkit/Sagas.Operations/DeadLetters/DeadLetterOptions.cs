using System.ComponentModel.DataAnnotations;

namespace Sagas.DeadLetters;

/// <summary>How dead letters are watched; section <c>DeadLetters</c>.</summary>
public sealed class DeadLetterOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "DeadLetters";

    /// <summary>
    /// How often the queues are counted, which limits the age of the health check; listeners learn of new messages at once.
    /// </summary>
    /// <value>Default 5 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromSeconds(5);
}
