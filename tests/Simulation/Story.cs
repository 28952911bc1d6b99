using System.Globalization;
using System.Runtime.CompilerServices;
using Simulation.Time;

namespace Simulation;

/// <summary>The trace of a run, one line per event: when, who, what. Recorded only on request, because recording takes time.</summary>
sealed class Story(Timeline timeline, bool isTold)
{
    readonly List<string> lines = [];

    public bool IsTold => isTold;

    public IReadOnlyList<string> Lines => lines;

    public void Say(string who, [InterpolatedStringHandlerArgument("")] Sentence what)
    {
        if (isTold)
            Say(who, what.ToStringAndClear());
    }

    public void Say(string who, string what)
    {
        if (isTold)
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{timeline.Elapsed.TotalSeconds,10:0.000} {who,-16} {what}"));
    }

    /// <summary>An interpolated string that is formatted only when the story is recorded.</summary>
    [InterpolatedStringHandler]
    public ref struct Sentence
    {
        DefaultInterpolatedStringHandler text;
        readonly bool isTold;

        public Sentence(int literals, int holes, Story story, out bool isTold)
        {
            this.isTold = isTold = story.IsTold;
            text = isTold ? new DefaultInterpolatedStringHandler(literals, holes, CultureInfo.InvariantCulture) : default;
        }

        public void AppendLiteral(string value) => text.AppendLiteral(value);

        public void AppendFormatted<T>(T value) => text.AppendFormatted(value);

        public void AppendFormatted<T>(T value, string? format) => text.AppendFormatted(value, format);

        public string ToStringAndClear() => isTold ? text.ToStringAndClear() : "";
    }
}
