using System.Diagnostics;
using Memory.Client;

namespace Memory.Serving.Endpoints;

internal static class ServedWire
{
    public static ServedLesson Of(PackedLesson packed) => new()
    {
        Id = packed.Lesson.Id,
        Rule = packed.Lesson.Rule,
        Why = packed.Lesson.Why,
        Score = Math.Round(packed.Score, 4),
        Reasons = packed.Reasons,
        Url = packed.Url,
    };

    public static Finding Of(CheckFinding finding) => new()
    {
        Id = finding.Lesson.Id,
        Path = finding.Path,
        Line = finding.Line,
        Message = finding.Message,
        Certainty = finding.Certainty.ToString().ToLowerInvariant(),
        Url = finding.Url,
    };

    public static double Milliseconds(long started) => Math.Round(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 3);
}
