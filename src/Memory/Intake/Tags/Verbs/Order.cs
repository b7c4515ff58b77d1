namespace Memory.Intake.Tags.Verbs;

/// <summary>The verb with which a sentence orders something.</summary>
internal static class Order
{
    /// <summary>The base form that opens the sentence (a leading adverb skipped), lower case; null when it opens otherwise.</summary>
    public static string? FirstVerb(string text)
    {
        var rest = text.AsSpan().TrimStart(" \"“'");
        for (var skipped = 0; skipped < 2; skipped++)
        {
            var length = 0;
            while (length < rest.Length && (char.IsLetter(rest[length]) || (rest[length] == '-' && length > 0)))
                length++;
            if (length == 0)
                return null;
            var word = rest[..length].ToString().ToLowerInvariant();
            if (Imperatives.Any(word))
                return IsNoun(rest[length..]) ? null : word;
            if (word is not ("just" or "only" or "now" or "then" or "also" or "either" or "simply" or "explicitly" or "at" or "instead" or "rather" or "maybe"))
                return null;
            rest = rest[length..].TrimStart();
        }
        return null;
    }

    /// <summary>"test names are …", "log lines go to …": the verb is the first part of a noun that has a verb of its own.</summary>
    private static bool IsNoun(ReadOnlySpan<char> after)
    {
        var words = after.ToString().Split([' ', ','], 5, StringSplitOptions.RemoveEmptyEntries);
        if (after.StartsWith(":") || (words.Length > 0 && IsPresent(words[0])))
            return true;
        // "save files start with a version": a plural and what it does.
        return words.Length > 2 && words[0].EndsWith('s') && !words[0].EndsWith("ss", StringComparison.Ordinal) && words[0].All(char.IsLetter)
            && (IsPresent(words[1]) || (Imperatives.Any(words[1]) && !after.Contains(',')));
    }

    private static bool IsPresent(string word) =>
        word.ToLowerInvariant() is "are" or "is" or "must" or "should" or "go" or "goes" or "get" or "gets" or "come" or "comes"
            or "need" or "needs" or "have" or "has" or "belong" or "belongs" or "live" or "never" or "always" or "was" or "were" or "fails"
            or "shall" or "may" or "stay" or "stays" or "take" or "takes";
}
