using System.Text;
using Memory.Text;

namespace Memory.Lessons.Lifecycle;

/// <summary>
/// What an approval is bound to: SHA-256 over rule, why and scope, 64 lower-case hex digits.
/// Order and doubles of paths, case of the repository and white space at the ends or in runs make no difference; every word does.
/// </summary>
public static class ApprovalHash
{
    public static string Of(Lesson lesson) => Of(lesson.Rule, lesson.Why, lesson.Repo, lesson.Paths);

    public static string Of(string rule, string? why, string repo, IReadOnlyList<string> paths)
    {
        var canonical = new StringBuilder();
        Field(canonical, Squeezed(rule));
        Field(canonical, Squeezed(why ?? ""));
        Field(canonical, repo.Trim().ToLowerInvariant());
        foreach (var path in paths.Select(p => p.Trim()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            Field(canonical, path);
        return Digest.Of(canonical.ToString());
    }

    /// <summary>Lengths stand before the values, so that no two lists of fields read the same.</summary>
    private static void Field(StringBuilder canonical, string value) =>
        canonical.Append(System.Globalization.CultureInfo.InvariantCulture, $"{value.Length}:").Append(value).Append('\n');

    private static string Squeezed(string text)
    {
        var squeezed = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
                squeezed.Append(c);
            else if (squeezed.Length > 0 && squeezed[^1] != ' ')
                squeezed.Append(' ');
        }
        return squeezed.ToString().TrimEnd();
    }
}
