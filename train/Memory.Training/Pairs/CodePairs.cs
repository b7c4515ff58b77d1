namespace Memory.Training.Pairs;

/// <summary>Doc comments with the code that they stand at, in the languages whose comments begin a line. Pure, and linear in the text.</summary>
public static class CodePairs
{
    private const int LinesMax = 3_000, PairsMax = 30, CodeLinesMax = 14, CodeCharsMax = 500, CommentLinesMax = 30;

    public static IEnumerable<TextPair> Of(string path, string text)
    {
        var lines = text.Split('\n').Take(LinesMax).Select(l => l.TrimEnd()).ToArray();
        var pairs = path.EndsWith(".py", StringComparison.Ordinal) ? DocStrings(lines) : Comments(lines);
        return pairs.Where(p => PlainWords.Count(p.Query) >= 4 && p.Document.Length >= 20 && PlainWords.IsEnglish(p.Query)
            && !p.Query.Contains("opyright", StringComparison.Ordinal) && !p.Query.Contains("icense", StringComparison.Ordinal)).Take(PairsMax);
    }

    private static IEnumerable<TextPair> Comments(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            var from = i;
            if (lines[i].TrimStart().StartsWith("/**", StringComparison.Ordinal))
                while (i < lines.Length && !lines[i].Contains("*/", StringComparison.Ordinal))
                    i++;
            else if (IsComment(lines[i]))
                while (i + 1 < lines.Length && IsComment(lines[i + 1]))
                    i++;
            else
                continue;
            if (i + 1 >= lines.Length || i - from > CommentLinesMax)
                continue;
            var said = lines[from..(i + 1)].Select(Bare).TakeWhile(l => !l.StartsWith('@') && !l.StartsWith("<param", StringComparison.Ordinal));
            yield return Pair(string.Join(' ', said), lines, i + 1);
        }
    }

    private static IEnumerable<TextPair> DocStrings(string[] lines)
    {
        for (var i = 1; i < lines.Length; i++)
        {
            var line = lines[i].TrimStart().TrimStart('r', 'u', 'R');
            var quotes = line.StartsWith("\"\"\"", StringComparison.Ordinal) ? "\"\"\"" : line.StartsWith("'''", StringComparison.Ordinal) ? "'''" : null;
            if (quotes is null)
                continue;
            var (from, end) = (i, i);
            if (line.IndexOf(quotes, 3, StringComparison.Ordinal) < 0)
                for (end = i + 1; end < lines.Length && !lines[end].Contains(quotes, StringComparison.Ordinal);)
                    end++;
            i = end;
            var definition = from - 1;
            while (definition > 0 && from - definition < 8 && !IsDefinition(lines[definition]))
                definition--;
            if (end >= lines.Length || !IsDefinition(lines[definition]) || !lines[from - 1].EndsWith(':'))
                continue;
            var doc = lines[from..(end + 1)].Select(l => l.Replace(quotes, "", StringComparison.Ordinal).Trim()).ToList();
            var said = string.Join(' ', doc.SkipWhile(l => l.Length == 0).TakeWhile(l => l.Length > 0));
            var code = string.Join('\n', lines[definition..from].Concat(lines.Skip(end + 1).TakeWhile((l, n) => n < CodeLinesMax && !(n > 0 && IsDefinition(l)))));
            yield return new(PairKind.CommentCode, PlainWords.First(PlainWords.Of(said), 50), PlainWords.Cut(code, CodeCharsMax));
            var examples = doc.Where(l => l.StartsWith(">>> ", StringComparison.Ordinal)).Select(l => l[4..]).ToList();
            if (examples.Count > 0)
                yield return new(PairKind.TextCode, PlainWords.First(PlainWords.Of(said), 50), PlainWords.Cut(string.Join('\n', examples), CodeCharsMax));
        }
    }

    private static TextPair Pair(string said, string[] lines, int code) => new(
        PairKind.CommentCode, PlainWords.First(PlainWords.Of(said), 50),
        PlainWords.Cut(string.Join('\n', lines.Skip(code).Take(CodeLinesMax).TakeWhile((l, n) => n == 0 || l.Length > 0)), CodeCharsMax));

    private static bool IsDefinition(string line) =>
        line.TrimStart() is var l && (l.StartsWith("def ", StringComparison.Ordinal) || l.StartsWith("async def ", StringComparison.Ordinal) || l.StartsWith("class ", StringComparison.Ordinal));

    private static bool IsComment(string line) =>
        line.TrimStart() is var l && (l.StartsWith("//", StringComparison.Ordinal) || l.StartsWith("# ", StringComparison.Ordinal));

    private static string Bare(string line) => line.Trim().TrimStart('/', '*', '#', '!', ' ').Replace("*/", "", StringComparison.Ordinal).Trim();
}
