using Memory.Indexing.Segments;
using Memory.Text;

namespace Memory.Indexing.Globs;

/// <summary>The files of a request, split once for all globs that they are held against.</summary>
internal sealed class FilePaths
{
    /// <summary>Globs that name no folder, file or ending are held against every file; more of that than this is not done.</summary>
    private const int TrialsMax = 100_000;

    private readonly List<(string File, string[] Names)> files;

    private FilePaths(List<(string, string[])> files) => this.files = files;

    public static FilePaths Of(IReadOnlyList<string> files, int max) =>
        new([.. files.Take(max).Select(f => (f, PathGlobMatcher.Names(f))).Where(f => f.Item2.Length > 0)]);

    /// <summary>A file that one of the globs matches.</summary>
    public string? FirstMatch(IReadOnlyList<string> globs)
    {
        if (files.Count == 0)
            return null;
        foreach (var glob in globs)
        {
            var matcher = PathGlob.Matcher(glob);
            foreach (var (file, names) in files)
                if (matcher.Matches(names))
                    return file;
        }
        return null;
    }

    /// <summary>The globs of a partition that match a file, each with the first one; those that name most are tried first.</summary>
    public List<(SegmentView<T> View, int Key, double Narrow, string File)> Matching<T>(Snapshot<T> partition)
    {
        var found = new List<(SegmentView<T>, int, double, string)>();
        var trials = 0;
        var byKey = files.SelectMany(f => GlobKeys.OfFile(f.Names).Select(k => (Key: k, File: f))).ToLookup(k => k.Key, k => k.File, StringComparer.Ordinal);
        foreach (var view in partition.Views)
        {
            var seen = new HashSet<int>();
            foreach (var candidates in byKey.OrderBy(k => k.Key == GlobKeys.Any))
                foreach (var tag in view.Segment.Globs.Of(candidates.Key))
                {
                    if (seen.Contains(tag))
                        continue;
                    var glob = view.Segment.Tags.Text(tag)[LessonText.GlobTag.Length..];
                    var matcher = PathGlob.Matcher(glob);
                    foreach (var (file, names) in candidates)
                    {
                        if (++trials > TrialsMax)
                            return found;
                        if (!matcher.Matches(names))
                            continue;
                        if (seen.Add(tag))
                            found.Add((view, tag, PathGlob.Specificity(glob), file));
                        break;
                    }
                }
        }
        return found;
    }
}
