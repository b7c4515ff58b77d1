using Memory.Client;

namespace Memory.Cli.Output;

/// <summary>A lesson as search found it.</summary>
internal static class ServedText
{
    public static void Print(Screen screen, ServedLesson lesson)
    {
        screen.Line(Span.Bold(lesson.Id), "  ", lesson.Rule);
        if (!string.IsNullOrWhiteSpace(lesson.Why))
            screen.Line("  Why: ", lesson.Why);
        if (lesson.Reasons is { Count: > 0 })
            screen.Line(Span.Dim("  " + string.Join("; ", lesson.Reasons)));
        if (!string.IsNullOrWhiteSpace(lesson.Url))
            screen.Line(Span.Dim("  " + lesson.Url));
    }
}
