using System.Buffers;
using Memory.Screening.Words;

namespace Memory.Screening.Signs;

/// <summary>A reading as words, with the questions that signs ask of it.</summary>
internal sealed class SignText
{
    /// <summary>How far a negation reaches, and how far a sentence is looked at: both bound the work on texts without full stops.</summary>
    private const int NegationMax = 9;
    private const int SentenceMax = 40;
    private const int QuestionMax = 400;
    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".?!\n？。");

    private readonly List<Word> words;

    /// <summary>One sentence as short as this is judged as a rule; talk about a place goes on, and a longer rule says that it is one.</summary>
    private const int BareRuleLettersMax = 90;
    /// <summary>In a comment as short as this a word such as "remember" is said to the agent.</summary>
    private const int AddressLettersMax = 400;
    private readonly bool addressed;

    /// <param name="rule">The text is a rule by itself, not a comment that may hold one.</param>
    public SignText(Reading reading, bool rule, string? raw = null)
    {
        Text = reading.Text;
        Raw = raw ?? reading.Text;
        Rule = rule;
        words = WordReader.Read(reading.Text);
        addressed = words.Any(w => Has(w, Concept.Teach));
        Teaches = rule || addressed || Text.Length <= BareRuleLettersMax && words.Count > 0 && words[^1].Sentence == words[0].Sentence;
    }

    public bool Rule { get; }

    public string Text { get; }

    /// <summary>As it was written, codes and all.</summary>
    public string Raw { get; }
    public int Count => words.Count;

    /// <summary>Is a rule, or says that it is one to keep, or speaks to the agent.</summary>
    public bool Teaches { get; }

    /// <summary>Says in words that something is to be kept.</summary>
    public bool Addressed => addressed;

    /// <summary>A rule, or a comment that calls the agent by its name; in a short one a word such as "remember" is enough.</summary>
    public bool ForAgent => Rule || addressed && (Text.Length <= AddressLettersMax || Text.Contains("@claude", StringComparison.Ordinal) || Text.Contains("@.claude", StringComparison.Ordinal));

    /// <summary>The last word of the phrase that begins at <paramref name="i"/>.</summary>
    public int Last(int i) => i + words[i].Phrase - 1;

    public bool Is(int i, Concept concept) => Has(words[i], concept);

    public bool SameSentence(int i, int k) => words[i].Sentence == words[k].Sentence;

    public string Word(int i) => words[i].Text;

    /// <summary>Index of the word's first character in <see cref="Text"/>.</summary>
    public int Start(int i) => words[i].Start;

    /// <summary>Words that carry the concept and are meant: not negated, not asked, not talk about a text.</summary>
    public IEnumerable<int> Meant(Concept concept)
    {
        for (var i = 0; i < words.Count; i++)
            if (Has(words[i], concept) && !Negated(i) && !Mentioned(i))
                yield return i;
    }

    public IEnumerable<int> All(Concept concept)
    {
        for (var i = 0; i < words.Count; i++)
            if (Has(words[i], concept))
                yield return i;
    }

    /// <summary>Nearest word with the concept in the same sentence, at most so many words before or after; -1 when none.</summary>
    public int Near(int i, Concept concept, int before, int after)
    {
        var reach = Math.Max(before, after + words[i].Phrase - 1);
        for (var d = 1; d <= reach; d++)
        {
            if (d <= after + words[i].Phrase - 1 && d >= words[i].Phrase && i + d < words.Count && words[i + d].Sentence == words[i].Sentence && Has(words[i + d], concept))
                return i + d;
            if (d <= before && i - d >= 0 && words[i - d].Sentence == words[i].Sentence && Has(words[i - d], concept))
                return i - d;
        }
        return -1;
    }

    public bool After(int i, Concept concept, int reach) => Near(i, concept, 0, reach) >= 0;

    public bool Around(int i, Concept concept, int reach) => Near(i, concept, reach, reach) >= 0;

    public bool InSentence(int i, Concept concept) => Has(words[i], concept) || Near(i, concept, SentenceMax, SentenceMax) >= 0;

    /// <summary>"never X", "X is forbidden": said to prevent it.</summary>
    public bool Negated(int i)
    {
        var word = words[i];
        for (var k = i - 1; k >= 0 && i - k <= NegationMax && words[k].Sentence == word.Sentence; k--)
        {
            if (words[k].Clause != word.Clause && !Continues(k, i) && !Heads(k))
                break;
            if (Has(words[k], Concept.Not) && !Undone(k))
                return true;
            if (Has(words[k], Concept.Turn) && !Has(words[k], Concept.Not))
                break;
        }
        return ForbiddenAfter(i) || NegatedBehind(i);
    }

    /// <summary>"Schalte … nie ab", "schakel … nooit uit": Germanic verbs stand before their negation.</summary>
    private bool NegatedBehind(int i)
    {
        if (!Has(words[i], Concept.Disable | Concept.Send | Concept.Output))
            return false;
        for (var k = i + 1; k < words.Count && k - i <= NegationMax && words[k].Clause == words[i].Clause; k++)
            if (words[k].Text is "nie" or "niemals" or "nicht" or "nooit" or "niet")
                return true;
        return false;
    }

    /// <summary>The words stand in quotes and the sentence talks about a text, or about what a test does.</summary>
    public bool Mentioned(int i)
    {
        if (!words[i].Quoted)
            return false;
        for (var k = i - 1; k >= 0 && i - k <= SentenceMax && words[k].Sentence >= words[i].Sentence - 1; k--)
            if (!words[k].Quoted && Has(words[k], Concept.Mention))
                return true;
        for (var k = i + 1; k < words.Count && k - i <= SentenceMax && words[k].Sentence == words[i].Sentence; k++)
            if (!words[k].Quoted && Has(words[k], Concept.Mention))
                return true;
        return false;
    }

    /// <summary>Index of the word that holds or follows a character of the reading; -1 when there is none.</summary>
    public int At(int index)
    {
        int low = 0, high = words.Count - 1, at = -1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (words[middle].Start >= index)
            {
                at = middle;
                high = middle - 1;
            }
            else
                low = middle + 1;
        }
        return at < 0 ? words.Count - 1 : at;
    }

    /// <summary>Ends in a question mark and asks for nothing to be remembered.</summary>
    public bool Asked(int i)
    {
        if (addressed)
            return false;
        var from = words[i].Start;
        var end = Text.AsSpan(from, Math.Min(QuestionMax, Text.Length - from)).IndexOfAny(SentenceEnds);
        return end >= 0 && Text[from + end] is '?' or '？';
    }

    /// <summary>A rule to act by: it teaches, reaches beyond one place, or begins with the verb.</summary>
    public bool Directive(int i) => !Asked(i) && (Teaches || InSentence(i, Concept.Universal) || Imperative(i));

    /// <summary>The verb opens its clause: an order.</summary>
    public bool Imperative(int i)
    {
        if (i == 0 || words[i - 1].Clause != words[i].Clause)
            return true;
        return words[i - 1].Text is "please" or "and" or "then" or "also" or "just" or "to" or "you" or "should" or "must" or "can"
            or "bitte" or "und" or "y" or "et" or "e" or "и" or "por" or "favor" or "пожалуйста" or "so" or "simply" or "may";
    }

    /// <summary>Only about tests or the machine of a developer.</summary>
    public bool OnlyTests(int i) => InSentence(i, Concept.TestOnly);

    /// <summary>
    /// A rule may put a double in the place of a protection; to switch the protection itself off "in tests" is for a person to see.
    /// </summary>
    public bool OnlyDoubles(int i) => OnlyTests(i) && (!Teaches || Between(i, w => w.Text is "mock" or "mocks" or "mocked" or "stub" or "stubs" or "fake" or "fakes"
        or "double" or "doubles" or "fixture" or "fixtures" or "testserver" or "testcontainers" or "storybook" or "localstack" or "client"));

    /// <summary>Does a word of the sentence around <paramref name="i"/> fit?</summary>
    public bool Between(int i, Func<Word, bool> fits)
    {
        for (var k = Math.Max(0, i - SentenceMax); k < words.Count && k <= i + SentenceMax; k++)
            if (words[k].Sentence == words[i].Sentence && fits(words[k]))
                return true;
        return false;
    }

    /// <summary>"Never: commit secrets, push to main": a heading negates all of its sentence.</summary>
    private bool Heads(int k) => Has(words[k], Concept.Not) && (k == 0 || words[k - 1].Sentence != words[k].Sentence)
        && k + 2 < words.Count && (words[k + 1].Clause != words[k].Clause || words[k + 2].Clause != words[k].Clause)
        && Text.AsSpan(words[k].Start, Math.Min(24, Text.Length - words[k].Start)).Contains(':');

    private bool Continues(int k, int i)
    {
        // "do not log tokens, print secrets or upload .env": a list under one negation.
        for (var n = k; n <= Math.Min(words.Count - 1, i + 8); n++)
            if (words[n].Sentence == words[i].Sentence && Has(words[n], Concept.Or))
                return true;
        return false;
    }

    /// <summary>"don't forget to", "no need to ask", "not a problem": the negation is taken back.</summary>
    private bool Undone(int k)
    {
        if (Has(words[k], Concept.Blind) || Has(words[k], Concept.Off) || Has(words[k], Concept.Override) && words[k].Phrase > 1)
            return true;
        for (var n = k + 1; n <= k + 3 && n < words.Count && words[n].Sentence == words[k].Sentence; n++)
            if (words[n].Text is "forget" or "hesitate" or "worry" or "mind" or "problem" or "matter" or "bother" or "longer" or "doubt" or "vergiss" or "olvides" or "oublie" or "oubliez" or "esqueca" or "dimenticare" or "забудь" or "exception" or "exceptions" or "later" or "need" or "only" or "just" or "reason")
                return true;
        return false;
    }

    private bool ForbiddenAfter(int i)
    {
        for (var k = i; k < words.Count && k - i <= 14 && words[k].Sentence == words[i].Sentence; k++)
            if (Has(words[k], Concept.Forbidden) && !(words[k].Text is "breaks" or "leaks" && words[k].Clause != words[i].Clause) && !(k > 0 && words[k - 1].Text is "not" or "never" or "isn't" or "keine" or "nicht"))
                return true;
        return false;
    }

    private static bool Has(Word word, Concept concept) => (word.Concepts & concept) != 0;
}
