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

    public static double Milliseconds(long started) => Math.Round(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 3);
}
