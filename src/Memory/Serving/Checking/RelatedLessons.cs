using System.Text;
using Memory.Indexing;
using Memory.Lessons;
using Memory.Text;

namespace Memory.Serving;

/// <summary>
/// Where new lines of a change speak of what a lesson is about. A whole change shares words with everything; so it is single
/// lines that have to name what the rule names, or say most of what it says. Pure; of a change its first lines are read.
/// </summary>
internal sealed class RelatedLessons
{
    private const int LinesMax = 3_000;
    private const int TermsPerLineMax = 60;
    private const int PlacesMax = 20;
    private const int NamesMax = 5;
    private const int NameLettersMin = 5;
    /// <summary>Lines above and below that belong to what a line says.</summary>
    private const int Near = 1;

    private readonly List<Piece> pieces = [];

    /// <param name="Side">Lines of a hunk as they are after the change.</param>
    /// <param name="Terms">Telling words of each line, but those of the file's name, which half of its lines repeat; none of lines that stay.</param>
    private sealed record Piece(string Path, CodeText Code, List<DiffLine> Side, List<HashSet<string>> Terms);

    public RelatedLessons(UnifiedDiff diff)
    {
        var left = LinesMax;
        foreach (var file in diff.Files.Where(f => f.Path.Length > 0))
            foreach (var hunk in file.Hunks.Where(h => h.Lines.Any(l => l.Sign == DiffSign.Added)))
            {
                var side = hunk.Lines.Where(l => l.Sign != DiffSign.Removed).Take(left).ToList();
                left -= side.Count;
                var ofPath = Terms.Of(file.Path);
                var text = new StringBuilder();
                foreach (var line in side)
                    text.Append(hunk.Diff.AsSpan(line.Start, line.Length)).Append('\n');
                pieces.Add(new(file.Path, CodeText.Of(text.ToString(), file.Path), side,
                    [.. side.Select(l => l.Sign == DiffSign.Added ? Telling(Terms.Of(hunk.Of(l), TermsPerLineMax).Except(ofPath)) : [])]));
            }
    }

    /// <summary>The line that says most of it, and how much that is; null where the change does not speak of it.</summary>
    /// <param name="saidOn">Files on which it was said.</param>
    public (string Path, int Line, double Strength)? PlaceOf(Lesson lesson, IEnumerable<string> saidOn)
    {
        var rule = Telling(Terms.Of(lesson.Rule));
        var forbidden = PatternProposal.Of(lesson) is var (pattern, _) ? CodePattern.Known(pattern) : null;
        // What a rule recommends stands in code that follows it; where it says what it forbids, that alone counts.
        List<CodePattern> names = forbidden is null ? NamesOf(lesson.Rule) : [forbidden];
        var scoped = lesson.Paths.Any(g => !PathGlob.IsEndingOnly(g));
        var folders = saidOn.Select(Folder).OfType<string>().ToHashSet(StringComparer.Ordinal);
        (string, int, double)? best = null;
        var most = 0.0;
        foreach (var piece in pieces.Where(p => PatternMatch.Applies(lesson, p.Path)))
        {
            // Where it was said, or is meant to hold, less is enough.
            var isPlace = scoped || (Folder(piece.Path) is { } folder && folders.Contains(folder));
            if (!isPlace && piece.Code.Language.Prose)
                continue;
            foreach (var line in names.SelectMany(n => n.Lines(piece.Code, PlacesMax)).Where(l => l <= piece.Side.Count))
                if (isPlace || IsTelling(names[0]) || Shared(piece, line - 1, rule, without: names[0]) > 0)
                    Take(piece, line - 1, forbidden is null ? 2 : 3);
            for (var i = 0; i < piece.Side.Count; i++)
                if (Shared(piece, i, rule, null) is var shared && (isPlace ? shared >= 2 && shared * 3 >= rule.Count : shared >= 3 && shared * 2 >= rule.Count))
                    Take(piece, i, 1 + ((shared + (0.1 * piece.Terms[i].Count(rule.Contains))) / rule.Count));
        }
        return best;

        void Take(Piece piece, int i, double strength)
        {
            if (piece.Side[i].Sign == DiffSign.Added && strength > most)
                (best, most) = ((piece.Path, piece.Side[i].Number, strength), strength);
        }
    }

    private static string? Folder(string path) => path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : null;

    private static int Shared(Piece piece, int at, HashSet<string> rule, CodePattern? without)
    {
        if (piece.Side[at].Sign != DiffSign.Added || (without is null && piece.Terms[at].Count == 0))
            return 0;
        var own = without is null ? [] : Terms.Of(without.Text).ToHashSet(StringComparer.Ordinal);
        var said = new HashSet<string>(StringComparer.Ordinal);
        for (var i = Math.Max(0, at - Near); i <= Math.Min(piece.Terms.Count - 1, at + Near); i++)
            said.UnionWith(piece.Terms[i].Where(t => rule.Contains(t) && !own.Contains(t)));
        return said.Count;
    }

    /// <summary>Names that the rule sets in code and that stand nowhere by chance.</summary>
    private static List<CodePattern> NamesOf(string rule)
    {
        var spans = rule.Split('`');
        return [.. Enumerable.Range(0, spans.Length / 2).Select(i => spans[(2 * i) + 1])
            .Select(s => s.Length <= CodePattern.CharactersMax ? CodePattern.Known(s) : null).OfType<CodePattern>().Where(IsTelling).Take(NamesMax)];
    }

    /// <summary>Put together of several words, as <c>SqlConnection</c>, <c>DateTime.Now</c> and <c>as any</c> are, unlike <c>double</c>.</summary>
    private static bool IsTelling(CodePattern name)
    {
        var text = name.Text;
        for (var i = 1; i < text.Length && text.Length >= NameLettersMin; i++)
            if (text[i] is '.' or '_' or ' ' or ':' || (char.IsUpper(text[i]) && char.IsLower(text[i - 1])))
                return true;
        return false;
    }

    private static HashSet<string> Telling(IEnumerable<string> terms) => terms.Where(t => !WeakWords.Contains(t)).ToHashSet(StringComparer.Ordinal);
}
