namespace Memory.Serving;

/// <summary>
/// The questions in a question: "is there a limit on size, and how do I prove it" asks for two lessons. What is told around a question
/// ("I am new in the payments team.") asks for nothing, and is left out unless the question says too little without it.
/// </summary>
internal static class Clauses
{
    private const int ClausesMax = 4;
    private const int LettersMax = 4_000;

    /// <summary>Telling words without which a question only points at what was said before it ("Is that right?").</summary>
    private const int TellingMin = 2;

    /// <summary>One element, the whole text, for a simple question, and where nothing asks.</summary>
    public static List<string> Of(string text)
    {
        if (text.Length > LettersMax)
            text = text[..LettersMax];
        var sentences = Sentences(text);
        var clauses = new List<string>();
        for (var i = 0; i < sentences.Count && clauses.Count < ClausesMax; i++)
            if (Asks(sentences[i]))
            {
                var pointsBack = i > 0 && !Asks(sentences[i - 1]) && Telling(sentences[i]) < TellingMin;
                clauses.AddRange(pointsBack ? [$"{sentences[i - 1]} {sentences[i]}"] : Parts(sentences[i]));
            }
        return clauses.Count == 0 ? [text] : [.. clauses.Take(ClausesMax)];
    }

    private static List<string> Sentences(string text)
    {
        var sentences = new List<string>();
        var start = 0;
        for (var i = 1; i < text.Length; i++)
            if (text[i] is '\n' || (text[i] is '.' or '?' or '!' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]))))
            {
                Add(sentences, text[start..(i + 1)]);
                start = i + 1;
            }
        Add(sentences, text[start..]);
        return sentences;
    }

    /// <summary>A sentence is cut before a question word behind a comma or "and", where what stands before it asks as well.</summary>
    private static List<string> Parts(string sentence)
    {
        var parts = new List<string>();
        var start = 0;
        for (var i = 1; i < sentence.Length && parts.Count < ClausesMax - 1; i++)
            if (Next(sentence, i) is > 0 and var next && BeginsToAsk(sentence.AsSpan(start, i - start)))
            {
                Add(parts, sentence[start..i]);
                start = i = next;
            }
        Add(parts, sentence[start..]);
        return parts;
    }

    /// <summary>Where the next clause begins, or 0.</summary>
    private static int Next(string text, int i)
    {
        if (text[i] is not (',' or ' ' or ';'))
            return 0;
        var rest = text.AsSpan(i).TrimStart([',', ' ', ';']);
        var after = WithoutLink(rest);
        return (text[i] != ' ' || after.Length < rest.Length) && StartsWithQuestionWord(after) ? text.Length - after.Length : 0;
    }

    private static bool Asks(string sentence) => sentence.EndsWith('?') || BeginsToAsk(sentence);

    private static bool BeginsToAsk(ReadOnlySpan<char> text) => StartsWithQuestionWord(WithoutLink(text.TrimStart([',', ' ', ';'])));

    private static ReadOnlySpan<char> WithoutLink(ReadOnlySpan<char> text)
    {
        foreach (var link in (ReadOnlySpan<string>)["and ", "or ", "but ", "so "])
            if (text.StartsWith(link, StringComparison.OrdinalIgnoreCase))
                return text[link.Length..].TrimStart();
        return text;
    }

    private static bool StartsWithQuestionWord(ReadOnlySpan<char> text)
    {
        foreach (var word in (ReadOnlySpan<string>)["how ", "what ", "where ", "when ", "why ", "which ", "who ", "can ", "may ", "do ", "does ", "is ", "are ", "should ", "must "])
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private static int Telling(string sentence) =>
        Question.Of(sentence).Words.Where(w => !w.Weak).Select(w => w.Word).Distinct(StringComparer.OrdinalIgnoreCase).Count();

    private static void Add(List<string> clauses, string clause)
    {
        if (clause.AsSpan().Trim().Length > 2)
            clauses.Add(clause.Trim());
    }
}
