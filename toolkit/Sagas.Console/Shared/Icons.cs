namespace Sagas.Console.Shared;

/// <summary>Line drawings on a grid of 16, so that a status is never shown by colour alone.</summary>
static class Icons
{
    const string Dot = "M8 6a2 2 0 1 0 0 4a2 2 0 1 0 0-4";

    internal static string Path(string name) => name switch
    {
        "Completed" or "done" => "M3 8.5l3.5 3.5l6.5-8",
        "Failed" or "failed" => "M4 4l8 8M12 4l-8 8",
        "Retrying" or "retry" => "M13 8a5 5 0 1 1-1.5-3.6M12 1.5v3.2h-3.2",
        "Waiting" or "wait" => "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12M8 5v3.2l2.2 1.5",
        "Compensating" or "undo" => "M6 3l-3 3l3 3M3.2 6h6.3a3.5 3.5 0 0 1 0 7h-3.5",
        "Compensated" => "M5.5 2l-2.5 2.5l2.5 2.5M3.2 4.5h6.8a3.5 3.5 0 0 1 0 0M5 11.5l2 2l4-4.5",
        "Cancelled" => "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12M4 4l8 8",
        "NeedsIntervention" or "attention" => "M8 2l6.5 11.5h-13zM8 6.5v3M8 11.4v.2",
        "Accepted" => "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12",
        "Running" or "play" => "M5 3l7.5 5l-7.5 5z",
        "timer" => "M8 3.5a5 5 0 1 0 0 10a5 5 0 1 0 0-10M8 6v2.8M6.5 1.5h3",
        "search" => "M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9M10.3 10.3l3.2 3.2",
        "copy" => "M6 5h7v8.5h-7zM3 10.5v-8h7",
        "open" => "M3 8h10M9 4l4 4l-4 4",
        "act" => "M9 1.5l-5 7.5h4l-1 5.5l5-7.5h-4z",
        _ => Dot,
    };
}
