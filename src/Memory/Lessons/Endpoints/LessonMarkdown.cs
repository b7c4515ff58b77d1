using System.Globalization;
using System.Text;

namespace Memory.Lessons.Endpoints;

/// <summary>Lessons for people to read; texts from comments are shown, not interpreted.</summary>
internal static class LessonMarkdown
{
    public static void Append(StringBuilder text, Lesson lesson)
    {
        text.Append(CultureInfo.InvariantCulture, $"- **{lesson.Id}** ({lesson.Repo}, {lesson.Status.ToWire()}, {lesson.Topic}) {Plain(lesson.Rule)}");
        if (lesson.Why is { } why)
            text.Append(CultureInfo.InvariantCulture, $" Why: {Plain(why)}");
        if (lesson.Paths.Count > 0)
            text.Append(" In: ").AppendJoin(", ", lesson.Paths.Select(p => $"`{p}`"));
        foreach (var e in lesson.Evidence)
            text.Append(CultureInfo.InvariantCulture, $"\n  - {Plain(e.Author)}, {e.SaidAt:yyyy-MM-dd}").Append(e.Url is null ? "" : $", <{e.Url.Replace(">", "%3E", StringComparison.Ordinal)}>");
        text.Append('\n');
    }

    private static string Plain(string words) => words.Replace("<", "&lt;", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
