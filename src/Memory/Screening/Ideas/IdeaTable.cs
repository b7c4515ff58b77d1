using Memory.Screening.Words;

namespace Memory.Screening.Ideas;

/// <summary>
/// The tables of words and of harms as they stand in <c>Tables/*.txt</c>, read once. An idea is a line <c>name: what it stands for</c> with indented
/// lines of a language and its terms, parted by commas: <c>*</c> ends a stem, <c>..</c> stands for up to some words between two parts.
/// </summary>
internal sealed class IdeaTable
{
    /// <summary>One bit an idea.</summary>
    private const int IdeasMax = 128;

    private readonly Dictionary<string, int> bits = new(StringComparer.Ordinal);
    private readonly List<Mark> marks = [];
    private readonly Dictionary<Mark, int> markIds = [];
    private readonly TermTree terms = new();
    private int pairs;

    private IdeaTable(IReadOnlyList<(string Name, string Text)> files)
    {
        foreach (var (_, text) in files.Where(f => !IsHarms(f.Name)))
            AddIdeas(text);
        Harms = [.. files.Where(f => IsHarms(f.Name)).SelectMany(f => HarmReader.Read(f.Text, Bit))];
    }

    public static IdeaTable Default { get; } = new(Resources());

    public Harm[] Harms { get; }

    public UInt128 Bit(string name) => bits.TryGetValue(name, out var bit)
        ? UInt128.One << bit
        : throw new InvalidDataException($"No table of words explains the idea '{name}'.");

    /// <summary>Names of the ideas in a set, for a person.</summary>
    public IEnumerable<string> Names(UInt128 ideas) => bits.Where(b => (ideas >> b.Value & 1) != 0).Select(b => b.Key);

    /// <summary>All terms of a text, by their beginning.</summary>
    public List<Spot> Find(string text, Func<int, int> sentenceOf)
    {
        var spots = new List<Spot>();
        var open = new Dictionary<int, (int Start, int End, int Sentence)>();
        terms.Find(text, (start, end, id) =>
        {
            var mark = marks[id];
            var sentence = sentenceOf(start);
            if (mark.Part == Part.Whole)
                spots.Add(new Spot(start, end, mark.Ideas, sentence));
            else if (mark.Part == Part.First)
                open[mark.Pair] = (start, end, sentence);
            else if (open.TryGetValue(mark.Pair, out var first) && first.Sentence == sentence && start >= first.End && start - first.End <= GapMax)
                spots.Add(new Spot(first.Start, end, mark.Ideas, sentence));
        });
        return spots;
    }

    /// <summary>"leave the tenant filter of all new queries out": what may stand between the parts of a verb, in characters.</summary>
    private const int GapMax = 70;

    private void AddIdeas(string text)
    {
        var idea = UInt128.Zero;
        foreach (var line in text.Split('\n').Select(l => l.TrimEnd('\r')).Where(l => l.Length > 0 && l[0] != '#'))
            if (line[0] != ' ')
                idea = Named(line.Split(':', 2)[0]);
            else
                foreach (var term in line.TrimStart().Split(' ', 2)[1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                    AddTerm(Folding.Plain(term), idea);
    }

    private UInt128 Named(string name)
    {
        if (!bits.TryGetValue(name, out var bit))
        {
            bits[name] = bit = bits.Count;
            ArgumentOutOfRangeException.ThrowIfGreaterThan(bits.Count, IdeasMax);
        }
        return UInt128.One << bit;
    }

    private void AddTerm(string term, UInt128 idea)
    {
        if (term.Split(" .. ", 2) is not [var first, var second])
        {
            terms.Add(term, Id(new Mark(idea, Part.Whole, 0)));
            return;
        }
        pairs++;
        terms.Add(first, Id(new Mark(idea, Part.First, pairs)));
        terms.Add(second, Id(new Mark(idea, Part.Second, pairs)));
    }

    private int Id(Mark mark)
    {
        if (!markIds.TryGetValue(mark, out var id))
        {
            markIds[mark] = id = marks.Count;
            marks.Add(mark);
        }
        return id;
    }

    private static bool IsHarms(string name) => name.Contains(".harms", StringComparison.Ordinal);

    private static List<(string Name, string Text)> Resources()
    {
        var assembly = typeof(IdeaTable).Assembly;
        var files = new List<(string, string)>();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.Contains(".Screening.Ideas.", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            files.Add((name, reader.ReadToEnd()));
        }
        return files;
    }

    private enum Part
    {
        Whole,
        First,
        Second,
    }

    private readonly record struct Mark(UInt128 Ideas, Part Part, int Pair);
}
