using Memory.Lessons;

namespace Memory.Publishing;

/// <summary>
/// What a line says, as a value: rule, reason and scope. Letter case, white space, the last full stop and the order of the globs do not
/// count; symbols do: <c>==</c> is not <c>===</c>, and C++ is not C.
/// </summary>
internal static class LineSense
{
    public static string Of(ParsedLine line) => Of(line, line.Globs);

    /// <param name="scope">Where the line holds: its own globs, or those of its file.</param>
    public static string Of(ParsedLine line, IReadOnlyList<string> scope)
    {
        // As a lesson would say it: what a line of ours cannot hold, such as an import, is the same on both sides.
        var said = LessonLine.Parse(LessonLine.Render(new Lesson { Id = "L0", Repo = "", Rule = line.Rule, Why = line.Why }, withScope: false)) ?? line;
        var globs = scope.Select(HarmlessText.Clean).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return string.Join('\n', [Folded(said.Rule), Folded(said.Why ?? ""), .. globs]);
    }

    private static string Folded(string words) => HarmlessText.Clean(words).TrimEnd('.').ToUpperInvariant();
}
