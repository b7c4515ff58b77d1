using Memory.Client;

namespace Memory.Cli.Output;

/// <summary>A lesson after something was done to it: its id, its state, what it says, and why it is held.</summary>
internal static class LessonLine
{
    public static void Print(Screen screen, Lesson lesson)
    {
        screen.Line(Span.Bold(lesson.Id), "  ", Span.OfStatus(lesson.Status), "  ", lesson.Rule);
        foreach (var warning in lesson.Warnings ?? [])
            screen.Note(new Span("  held: ", Ink.Doubtful), warning);
    }
}
