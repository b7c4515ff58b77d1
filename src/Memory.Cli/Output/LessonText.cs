using System.Globalization;
using Memory.Client;

namespace Memory.Cli.Output;

/// <summary>A lesson with all that is known of it.</summary>
internal static class LessonText
{
    public static void Print(Screen screen, Lesson lesson)
    {
        screen.Line(Span.Bold(lesson.Id), "  ", Span.OfStatus(lesson.Status), $"  {lesson.Repo}  {lesson.Topic}", lesson.Core ? "  core" : "");
        screen.Line(Span.Bold(lesson.Rule));
        Row(screen, "why", lesson.Why);
        foreach (var warning in lesson.Warnings ?? [])
            screen.Line(Span.Dim(Name("warning")), new Span(warning, Ink.Doubtful));
        Row(screen, "where", lesson.Scope?.Paths is { Count: > 0 } paths ? string.Join(", ", paths) : "the whole repository");
        Row(screen, "forbids", lesson.Pattern);
        foreach (var example in lesson.Examples ?? [])
        {
            Row(screen, "not", example.Bad);
            Row(screen, "but", example.Good);
        }
        Row(screen, "replaces", Ids(lesson.Supersedes));
        Row(screen, "against", Ids(lesson.ConflictsWith));
        Row(screen, "approved", lesson.ApprovedBy is null ? null : $"by {lesson.ApprovedBy}, {When.Minute(lesson.ApprovedAt, "no date")}");
        Row(screen, "sure", lesson.ConfidenceReasons is { Count: > 0 } reasons ? string.Create(CultureInfo.InvariantCulture, $"{lesson.Confidence:0.00}: {string.Join(", ", reasons)}") : null);
        Row(screen, "changed", When.Minute(lesson.UpdatedAt));
        Row(screen, "use", $"served {When.Count(lesson.Served)}, followed {When.Count(lesson.Followed)}, said again {When.Count(lesson.Recurrences)}");
        foreach (var evidence in lesson.Evidence ?? [])
            Said(screen, evidence);
    }

    private static void Said(Screen screen, LessonEvidence evidence)
    {
        var day = evidence.SaidAt is { } at ? $", {When.Day(at)}" : "";
        var path = string.IsNullOrEmpty(evidence.Path) ? "" : $", on {evidence.Path}";
        screen.Line(Span.Dim(Name("said")), $"{evidence.Author}{day}{path}: \"{evidence.Words}\"");
        Row(screen, "", evidence.Url);
    }

    private static void Row(Screen screen, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
            screen.Line(Span.Dim(Name(name)), value);
    }

    private static string Name(string name) => "  " + name.PadRight(10);

    private static string? Ids(IReadOnlyList<string>? ids) => ids is { Count: > 0 } ? string.Join(' ', ids) : null;
}
