using Memory.Text;

namespace Memory.Intake.Tags;

/// <summary>A comment with our mention in it, as sentences.</summary>
internal sealed class Message(MaskedText masked, List<Sentence> sentences)
{
    public MaskedText Masked { get; } = masked;
    public List<Sentence> Sentences { get; } = sentences;

    /// <summary>Index of the first sentence that mentions us.</summary>
    public int At { get; } = Math.Max(0, sentences.FindIndex(s => s.Text.Contains(Text.Sentences.Mention)));

    public string Whole { get; } = string.Join(' ', sentences.Select(s => s.Text));

    /// <summary>The sentence that mentions us.</summary>
    public string Tagged => Sentences.Count == 0 ? "" : Sentences[At].Text;

    /// <summary>What is said to us: that sentence without the mention; when nothing is left of it, the next one, else the one before.</summary>
    public string Request
    {
        get
        {
            var said = WithoutMention(Tagged);
            if (!TaskReader.Wordless().IsMatch(said))
                return said;
            return At + 1 < Sentences.Count ? Sentences[At + 1].Text : At > 0 && !Wordy(said) ? Sentences[At - 1].Text : said;
        }
    }

    /// <summary>What is said to us from the mention on, as one line.</summary>
    public string Said() => string.Join(' ', Sentences.Skip(At).Take(4).Select(s => WithoutMention(s.Text)));

    /// <summary>Sentences after the one with the mention.</summary>
    public IEnumerable<Sentence> Rest => Sentences.Skip(At + 1);

    /// <summary>Indexes: the tagged sentence, those after it, those before it from near to far.</summary>
    public IEnumerable<int> ByNearness
    {
        get
        {
            for (var i = At; i < Sentences.Count; i++)
                yield return i;
            for (var i = At - 1; i >= 0; i--)
                yield return i;
        }
    }

    /// <summary>Index of a later sentence that is a rule for all cases beyond doubt, else -1.</summary>
    public int RuleAfter()
    {
        for (var i = At + 1; i < Sentences.Count; i++)
        {
            var text = Sentences[i].Text;
            if (TagGrammar.RuleForAll().IsMatch(text) && NormReader.General().IsMatch(text))
                return i;
            if (NormReader.Read(text) == Norm.Strong && NormReader.General().IsMatch(text) && !TaskReader.IsTask(text) && !TaskReader.Bound().IsMatch(text))
                return i;
        }
        return -1;
    }

    /// <summary>Spoken to, not about: the mention opens a sentence or a clause, or ends one.</summary>
    public bool IsAddressed
    {
        get
        {
            var at = Tagged.IndexOf(Text.Sentences.Mention, StringComparison.Ordinal);
            if (at < 0)
                return false;
            var (before, after) = (Tagged[..at].TrimEnd(), Tagged[(at + 1)..].TrimStart());
            return before.Length == 0 || after.Length == 0 || ",:;—–-)".Contains(before[^1], StringComparison.Ordinal) || ",.!:;—–".Contains(after[0], StringComparison.Ordinal);
        }
    }

    /// <summary>Index of the first sentence said to us that states something, from the mention on; -1 where there is none.</summary>
    public int FirstStatement() =>
        Sentences.FindIndex(At, s => NormReader.States(WithoutMention(s.Text)) && !TaskReader.IsTask(WithoutMention(s.Text)));

    public string Plain(string text) => Masked.Restore(WithoutMention(text)).Trim();

    /// <summary>The mention goes, with the pause that set it off.</summary>
    public static string WithoutMention(string text)
    {
        var at = text.IndexOf(Text.Sentences.Mention, StringComparison.Ordinal);
        while (at >= 0)
        {
            var before = text[..at].TrimEnd(' ');
            var after = text[(at + 1)..].TrimStart(' ');
            if (before.Length == 0)
                after = after.TrimStart(' ', ',', ':', '—', '–', '!');
            else if (before[^1] == ',' && after.Length > 0 && after[0] is ',' or '.' or ';' or ':')
                before = before[..^1];
            var glue = after.Length > 0 && after[0] is ',' or '.' or ';' or ':' or '?' or '!' or ')';
            text = glue ? before + after : $"{before} {after}";
            at = text.IndexOf(Text.Sentences.Mention, StringComparison.Ordinal);
        }
        return text.Trim();
    }

    private static bool Wordy(string text) => text.Any(char.IsLetterOrDigit);
}
