using System.Collections.Frozen;

namespace Memory.Serving;

/// <summary>Reads from its small words what a question wants to hear.</summary>
internal static class QuestionKind
{
    private const int WordsMax = 400;

    private static readonly FrozenSet<string> Norms = Set("""
        may can could should shall must allowed ought supposed need needs how why happens happen if when
        """);

    private static readonly FrozenSet<string> Numbers = Set("""
        one two three four five six seven eight nine ten twelve fifteen twenty thirty sixty ninety hundred thousand
        once twice thrice daily weekly monthly yearly never always half
        """);

    private static readonly FrozenSet<string> People = Set("team teams group owner owners maintainer maintainers lead leads department committee board person people");

    public static Asked Of(string question)
    {
        var words = Words(question);
        for (var i = 0; i < words.Count; i++)
        {
            var next = i + 1 < words.Count ? words[i + 1] : "";
            switch (words[i])
            {
                case "who" or "whom" or "whose":
                    return Asked.Person;
                case "how" when next is "many" or "much" or "long" or "often" or "big" or "large" or "old" or "late" or "early" or "few":
                    return Asked.Number;
                case "where" when next is "is" or "are" || (next is "can" or "do" && words.Contains("find")):
                    return Asked.Place;
                // "Which database do the tests use", "what is the limit": but "what do I call", "what must not" want a rule.
                case "which":
                case "what" when next is "is" or "are" or "was" or "kind" or "version" || (next.Length > 0 && !IsVerb(next) && i < 2):
                    return Asked.Fact;
                case "do" or "does" when i == 0 && next is "we" or "you" or "they" or "it" or "the":
                    return Asked.Fact;
            }
            if (Norms.Contains(words[i]))
                return Asked.WhatToDo;
        }
        return Asked.WhatToDo;
    }

    /// <summary>Words with a capital inside a sentence: the names of things.</summary>
    public static List<string> Names(string text)
    {
        var names = new List<string>();
        var starts = true;
        foreach (var word in text.Split([' ', '\n', '\r', '\t', ',', '(', ')', '"', '`', '/', '-'], WordsMax, StringSplitOptions.RemoveEmptyEntries))
        {
            var bare = word.TrimEnd('.', '?', '!', ':', ';');
            // "I" is no name, and "SQL" or "PR" are ordinary words of the trade.
            if (!starts && bare.Length > 2 && char.IsUpper(bare[0]) && bare.AsSpan(1).ContainsAnyInRange('a', 'z'))
                names.Add(bare);
            starts = bare.Length < word.Length && word[^1] is '.' or '?' or '!' or ':';
        }
        return names;
    }

    public static bool HasNumber(string text) => text.AsSpan().ContainsAnyInRange('0', '9') || Words(text).Exists(Numbers.Contains);

    public static bool HasPeople(string text) => Words(text).Exists(People.Contains);

    private static bool IsVerb(string word) => word is "do" or "does" or "did" or "must" or "may" or "can" or "should" or "happens" or "happen"
        or "stops" or "prevents" or "has" or "have" or "needs" or "if" or "to" or "goes" or "counts" or "makes" or "keeps" or "about" or "else";

    private static List<string> Words(string text) =>
        [.. text.ToLowerInvariant().Split([' ', '\n', '\r', '\t', ',', '.', '?', '!', ':', ';', '"', '(', ')', '`'], WordsMax, StringSplitOptions.RemoveEmptyEntries)];

    private static FrozenSet<string> Set(string words) =>
        words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
