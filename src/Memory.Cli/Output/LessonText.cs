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
        if (lesson.Proposed is { } proposed)
        {
            Row(screen, "proposed", string.Join(" and ", new[] { proposed.Pattern is { } pattern ? $"forbid {pattern}" : null, proposed.Core ? "make it core" : null }.OfType<string>()));
            Row(screen, "", string.Join("; ", proposed.Reasons));
        }
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
        if (lesson.Outcomes is { Sessions: > 0 } outcomes)
            Row(screen, "sessions", $"{When.Count(outcomes.Sessions)}: {When.Count(outcomes.Followed)} followed it, {When.Count(outcomes.Ignored)} ignored it, {When.Count(outcomes.Unknown)} unknown");
        if (lesson.Outcomes is { } known && known.SaidBefore + known.SaidAgain > 0)
            Row(screen, "in review", $"said {When.Count(known.SaidBefore, "time")} before, {When.Count(known.SaidAgain, "time")} since");
        foreach (var doubt in lesson.Outcomes?.Doubts ?? [])
            screen.Line(Span.Dim(Name("but")), new Span(doubt, Ink.Doubtful));
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
