using Memory.Indexing;

namespace Memory.Serving;

/// <summary>What kind of answer a question wants.</summary>
internal enum Asked
{
    /// <summary>How do I, may I, must I, why, what happens when: what lessons are about.</summary>
    WhatToDo,
    /// <summary>Which, what is, do we have.</summary>
    Fact,
    Number,
    Person,
    Place,
}

/// <summary>A question, or a clause of one, read for its telling words and the kind of answer it wants.</summary>
internal sealed record Question(string Text, IReadOnlyList<QueryWord> Words, Asked Asks, bool Foreign)
{
    private const int WordsMax = 64;
    private const int LettersMax = 4_000;

    /// <summary>A subject with a name that nobody has spoken of (Safari, Visby) weighs more than any other word.</summary>
    private const double NameWorth = 1.6;

    private readonly AskedWords asked = new(Words);

    public static Question Of(string text)
    {
        if (text.Length > LettersMax)
            text = text[..LettersMax];
        var plain = ForeignWords.WithoutStopWords(text);
        return new Question(plain, QueryWords.Of(plain, WordsMax), QuestionKind.Of(text), !ReferenceEquals(plain, text));
    }

    public Relevance Relevance(IReadOnlyList<TermMatch> matches, string sentence)
    {
        var relevance = Serving.Relevance.Of(asked, matches, sentence);
        // In another language only names and borrowed words can match: half of the words are lost before they are asked.
        if (Foreign)
            return relevance with { Coverage = Math.Min(1, relevance.Coverage * 3) };
        var matched = matches.Select(m => m.Word).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var unknown = QuestionKind.Names(Text).Count(n => !matched.Contains(n));
        var telling = relevance.Coverage > 0 ? relevance.Strength / relevance.Coverage : 1;
        return relevance with { Coverage = relevance.Strength / Math.Max(relevance.Strength, telling + unknown * (NameWorth - 1)) };
    }

    /// <summary>Does a text hold the kind of thing that is asked for?</summary>
    public bool IsToldBy(string text) => Asks switch
    {
        Asked.Number => QuestionKind.HasNumber(text),
        Asked.Place => text.Contains('/', StringComparison.Ordinal) || text.Contains('`', StringComparison.Ordinal),
        Asked.Person => QuestionKind.HasPeople(text),
        Asked.Fact => text.Contains('`', StringComparison.Ordinal) || QuestionKind.Names(text).Count > 0,
        _ => true,
    };
}
