using Memory.Lessons;

namespace Memory.Serving.Onboarding;

/// <summary>Which part of a repository a lesson is about.</summary>
internal static class TourArea
{
    private const int FoldersMax = 2;

    /// <summary>The folder that all of its globs lie in, at most two deep, as <c>src/api/</c>; null where there is none.</summary>
    public static string? Of(Lesson lesson)
    {
        if (lesson.Paths.Count == 0)
            return null;
        var shared = Folders(lesson.Paths[0]);
        foreach (var glob in lesson.Paths.Skip(1))
            shared = [.. shared.Zip(Folders(glob)).TakeWhile(p => p.First == p.Second).Select(p => p.First)];
        return shared.Count == 0 ? null : string.Join('/', shared) + "/";
    }

    /// <summary>The folders before the first name with a wildcard; the last name is a file.</summary>
    private static List<string> Folders(string glob)
    {
        var names = glob.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return [.. names.SkipLast(1).TakeWhile(n => !n.AsSpan().ContainsAny('*', '?', '{')).Take(FoldersMax)];
    }
}
