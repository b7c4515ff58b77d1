using System.Text;
using Memory.Lessons;

namespace Memory.Serving;

/// <summary>Holds the files of a change against confirmed patterns. Pure.</summary>
internal static class DiffPatterns
{
    private const int UsesMax = 2_000;

    /// <summary>One for each lesson and each file of the change that it holds for, also where the pattern is nowhere.</summary>
    public static IReadOnlyList<PatternUse> Of(UnifiedDiff diff, IReadOnlyCollection<Lesson> lessons)
    {
        var uses = new List<PatternUse>();
        foreach (var file in diff.Files.Where(f => f.Path.Length > 0 && f.Hunks.Count > 0))
        {
            var there = lessons.Where(l => PatternMatch.Counts(l) && PatternMatch.Applies(l, file.Path)).ToList();
            if (there.Count == 0)
                continue;
            var added = Places(file, there, DiffSign.Removed, DiffSign.Added);
            var removed = Places(file, there, DiffSign.Added, DiffSign.Removed);
            foreach (var lesson in there)
            {
                if (uses.Count == UsesMax)
                    return uses;
                uses.Add(Use(lesson, file.Path, [.. added[lesson.Id]], [.. removed[lesson.Id]]));
            }
        }
        return uses;
    }

    /// <summary>A line that says the same as one that was taken out was moved; of others so many are new as there are more than before.</summary>
    private static PatternUse Use(Lesson lesson, string path, List<Place> added, List<Place> removed)
    {
        var before = removed.GroupBy(p => p.Text, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var (fresh, kept) = (new List<Place>(), new List<Place>());
        foreach (var place in added)
            if (before.TryGetValue(place.Text, out var left) && left > 0)
            {
                before[place.Text] = left - 1;
                kept.Add(place);
            }
            else
                fresh.Add(place);
        var edited = Math.Min(fresh.Count, removed.Count - kept.Count);
        kept.AddRange(fresh.Take(edited));
        return new(lesson, path, [.. fresh.Skip(edited).Select(p => p.Line)], [.. kept.Select(p => p.Line).Order()], removed.Count);
    }

    private readonly record struct Place(int Line, string Text);

    /// <summary>Where the patterns stand on lines with one of the signs, reading each hunk as it is on that side.</summary>
    private static ILookup<string, Place> Places(DiffFile file, List<Lesson> lessons, DiffSign otherSide, DiffSign wanted)
    {
        var places = new List<(string Id, Place Place)>();
        foreach (var hunk in file.Hunks)
        {
            if (!hunk.Lines.Any(l => l.Sign == wanted))
                continue;
            var side = hunk.Lines.Where(l => l.Sign != otherSide).ToList();
            var text = new StringBuilder();
            foreach (var line in side)
                text.Append(hunk.Diff.AsSpan(line.Start, line.Length)).Append('\n');
            foreach (var (lesson, lines) in PatternMatch.Find(lessons, file.Path, text.ToString()))
                places.AddRange(lines.Where(n => n <= side.Count && side[n - 1].Sign == wanted)
                    .Select(n => (lesson.Id, new Place(side[n - 1].Number, hunk.Of(side[n - 1]).Trim()))));
        }
        return places.ToLookup(p => p.Id, p => p.Place, StringComparer.Ordinal);
    }
}
