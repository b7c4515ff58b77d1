using System.Text.RegularExpressions;

namespace Memory.Training.Pairs;

/// <summary>
/// What a commit says and what it did. Reads two files of a source folder: <c>commits.log</c>
/// (<c>git log --no-merges --format=%x01%s%x02%b%x03</c>) and <c>patches.log</c> (the same with <c>-p -U1</c> and <c>--format=%x01%s%x02</c>).
/// </summary>
public static partial class CommitPairs
{
    private const int PatchCharsMax = 60_000, FilesMax = 25;

    public static IEnumerable<TextPair> Bodies(string log)
    {
        foreach (var entry in log.Split('\x01').Skip(1))
        {
            var parts = entry.Split('\x02', '\x03');
            var subject = Subject(parts[0]);
            var body = PlainWords.Of(string.Join(' ', parts.ElementAtOrDefault(1)?.Split('\n').Where(l => !Trailer().IsMatch(l)) ?? []));
            if (PlainWords.Count(body) >= 10 && PlainWords.Count(subject) >= 3 && PlainWords.IsEnglish(body) && !Routine().IsMatch(subject))
                yield return new(PairKind.CommitBody, subject, PlainWords.Cut(body, 900));
        }
    }

    public static IEnumerable<TextPair> Changes(string log, Random random)
    {
        foreach (var entry in log.Split('\x01').Skip(1))
        {
            var subject = Subject(entry.Split('\x02')[0]);
            var files = PlainWords.Cut(entry, PatchCharsMax).Split("\ndiff --git a/").Skip(1).ToList();
            if (PlainWords.Count(subject) < 3 || Routine().IsMatch(subject) || files.Count is 0 or > FilesMax)
                continue;
            yield return new(PairKind.CommitPaths, subject, string.Join(' ', files.Take(10).Select(Path)));
            var file = files[random.Next(files.Count)];
            var hunks = HunkStart().Split(file).Skip(1).ToList();
            if (hunks.Count == 0)
                continue;
            var hunk = string.Join('\n', hunks[random.Next(hunks.Count)].Split('\n').Where(l => l.Length > 0 && l[0] is '+' or '-' or ' '));
            if (hunk.Length > 30 && PlainWords.IsEnglish(hunk))
                yield return new(PairKind.CommitHunk, subject, $"{Path(file)}\n{PlainWords.Cut(hunk, 700)}");
        }
    }

    private static string Path(string file) => file[..Math.Max(0, file.AsSpan().IndexOfAny(' ', '\n'))];

    private static string Subject(string line) => Number().Replace(line, "").Trim();

    [GeneratedRegex(@"^\s*([A-Z][\w-]+-by|Change-Id|Reviewed-on|Cc|git-svn-id|Fixes|Closes|Run-TryBot|TryBot-Result|LUCI-TryBot-Result|\(cherry)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Trailer();

    [GeneratedRegex(@"\b(dependabot|bump|renovate|release notes|changelog)\b|^(release|merge|version|v?\d+\.)", RegexOptions.IgnoreCase)]
    private static partial Regex Routine();

    [GeneratedRegex(@"\s*\(#\d+\)\s*$")]
    private static partial Regex Number();

    [GeneratedRegex("^@@.*?@@", RegexOptions.Multiline)]
    private static partial Regex HunkStart();
}
