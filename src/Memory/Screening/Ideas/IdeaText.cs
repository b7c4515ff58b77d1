using System.Buffers;

namespace Memory.Screening.Ideas;

/// <summary>A reading as the terms it holds, each with whether it is meant: not negated, forbidden, asked about or quoted as an example.</summary>
internal sealed class IdeaText
{
    /// <summary>How far a negation reaches, in characters: forwards, and backwards in languages that put it behind the verb.</summary>
    private const int NegationMax = 60;
    private const int NegationBehindMax = 40;
    private const int NegationGluedMax = 8;
    /// <summary>How far "is forbidden" reaches, on texts without full stops.</summary>
    private const int ForbiddenMax = 250;
    private const int QuoteMax = 300;
    private const int LineMax = 1_000;

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create(",;:()–—、，；：");

    private readonly string text;
    private readonly Sentences sentences;
    private readonly List<Spot> spots;
    private readonly bool[] meant;
    private readonly UInt128[] inSentence;
    private readonly Polarity polarity;

    /// <param name="addresses">Where hosts, URLs and mail addresses begin: whatever they are called, they are outside.</param>
    public IdeaText(string text, IdeaTable table, IReadOnlyList<int> addresses)
    {
        this.text = text;
        polarity = new Polarity(table);
        sentences = new Sentences(text);
        spots = table.Find(text, sentences.Of);
        spots.RemoveAll(s => s.Is(polarity.Leads) && s.End < text.Length && text[s.End] == ':');
        foreach (var at in addresses)
            spots.Add(new Spot(at, at + 1, table.Bit("outside"), sentences.Of(at)));
        spots.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        Merge();
        DropCovered();
        inSentence = new UInt128[sentences.Count];
        foreach (var spot in spots)
            inSentence[spot.Sentence] |= spot.Ideas;
        meant = [.. Enumerable.Range(0, spots.Count).Select(Judge)];
    }

    public int Count => spots.Count;

    public Spot At(int i) => spots[i];

    public bool Meant(int i) => meant[i];

    public UInt128 InSentence(int i) => inSentence[spots[i].Sentence];

    /// <summary>The same words under several ideas become one spot.</summary>
    private void Merge()
    {
        var kept = 0;
        for (var i = 0; i < spots.Count; i++)
            if (kept > 0 && spots[kept - 1].Start == spots[i].Start && spots[kept - 1].End == spots[i].End)
                spots[kept - 1] = spots[kept - 1] with { Ideas = spots[kept - 1].Ideas | spots[i].Ideas };
            else
                spots[kept++] = spots[i];
        spots.RemoveRange(kept, spots.Count - kept);
    }

    /// <summary>"no longer", "not only", "do not forget": a negation inside a longer term is none by itself.</summary>
    private void DropCovered()
    {
        var kept = new List<Spot>(spots.Count);
        var (from, to) = (-1, -1);
        foreach (var spot in spots)
        {
            if (spot.Is(polarity.All) && spot.Start >= from && spot.End <= to && spot.End - spot.Start < to - from)
                continue;
            if (spot.End > to)
                (from, to) = (spot.Start, spot.End);
            kept.Add(spot);
        }
        spots.Clear();
        spots.AddRange(kept);
    }

    private bool Judge(int i)
    {
        var spot = spots[i];
        if (sentences.Asked(spot.Sentence) || InQuotedLine(spot) || (inSentence[spot.Sentence] & polarity.Mention) != 0 && Quoted(spot))
            return false;
        for (var k = i - 1; k >= 0 && spots[k].Sentence == spot.Sentence && spot.Start - spots[k].End <= NegationMax; k--)
        {
            if (spots[k].Is(polarity.Turn))
                break;
            if (spots[k].End <= spot.Start && spots[k].Is(polarity.Not) && Reaches(spots[k], spot))
                return false;
        }
        for (var k = i + 1; k < spots.Count && spots[k].Sentence == spot.Sentence && spots[k].Start - spot.End <= NegationBehindMax; k++)
            if (spots[k].Start >= spot.End && (spots[k].Is(polarity.Behind) && !Breaks(spot.End, spots[k].Start) || spots[k].Is(polarity.Glued) && spots[k].Start - spot.End <= NegationGluedMax))
                return false;
        return !Forbidden(i);
    }

    private bool Forbidden(int i)
    {
        if ((inSentence[spots[i].Sentence] & polarity.Forbidden) == 0)
            return false;
        for (var k = i; k >= 0 && spots[k].Sentence == spots[i].Sentence && spots[i].Start - spots[k].End <= ForbiddenMax; k--)
            if (spots[k].Is(polarity.Forbidden) && !Undone(k))
                return true;
        for (var k = i + 1; k < spots.Count && spots[k].Sentence == spots[i].Sentence && spots[k].Start - spots[i].End <= ForbiddenMax; k++)
            if (spots[k].Is(polarity.Forbidden) && !Undone(k))
                return true;
        return false;
    }

    /// <summary>"is not dangerous here".</summary>
    private bool Undone(int forbidden)
    {
        for (var k = forbidden - 1; k >= 0 && spots[k].Sentence == spots[forbidden].Sentence && spots[forbidden].Start - spots[k].End <= 12; k--)
            if (spots[k].Is(polarity.Not))
                return true;
        return false;
    }

    /// <summary>Within its clause, over a colon behind "Never:", and along a list with "or".</summary>
    private bool Reaches(Spot not, Spot spot) =>
        !Breaks(not.End, spot.Start) || text[not.End..spot.Start].TrimStart().StartsWith(':') && Heads(not) || (inSentence[spot.Sentence] & polarity.Or) != 0;

    /// <summary>The denial opens its line or its clause.</summary>
    private bool Heads(Spot not)
    {
        var before = text.AsSpan(0, not.Start).TrimEnd();
        return before.Length == 0 || before[^1] is '.' or '!' or '?' or ':' or '-' or '*' or '#' || before.EndsWith(HarmSigns.Call, StringComparison.Ordinal) || text[before.Length] == '\n';
    }

    private bool Breaks(int from, int to)
    {
        var between = text.AsSpan(from, Math.Max(0, to - from));
        return between.ContainsAny(ClauseEnds) || between.Contains(" - ", StringComparison.Ordinal);
    }

    /// <summary>What somebody else has written, quoted to be answered.</summary>
    private bool InQuotedLine(Spot spot)
    {
        var before = text.AsSpan(Math.Max(0, spot.Start - LineMax), Math.Min(LineMax, spot.Start));
        var line = spot.Start - before.Length + before.LastIndexOf('\n') + 1;
        return text[line] == '>';
    }

    private bool Quoted(Spot spot)
    {
        var open = false;
        for (var i = spot.Start - 1; i >= 0 && spot.Start - i < QuoteMax && text[i] != '\n'; i--)
            if (text[i] is '"' or '`' or '«' or '»' or '「' or '」')
                open = !open;
        return open;
    }

    private sealed class Polarity(IdeaTable table)
    {
        public readonly UInt128 Not = table.Bit("not");
        public readonly UInt128 Behind = table.Bit("not-behind");
        public readonly UInt128 Glued = table.Bit("not-glued");
        public readonly UInt128 Forbidden = table.Bit("forbidden");
        public readonly UInt128 Turn = table.Bit("turn");
        public readonly UInt128 Or = table.Bit("or");
        public readonly UInt128 Mention = table.Bit("mention");
        /// <summary>"Rule:" and "lesson:" name what follows.</summary>
        public readonly UInt128 Leads = table.Bit("orders") | table.Bit("lesson");

        public UInt128 All => Not | Behind | Glued | Forbidden | Turn;
    }
}
