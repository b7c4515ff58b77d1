using Memory.Lessons;

namespace Memory.Publishing;

/// <summary>A lesson on its way to a place.</summary>
/// <param name="Line">As it would stand in the block.</param>
/// <param name="MustStay">It is contested and stands in a file already: it goes first, so that no budget removes it.</param>
internal sealed record Placed(Lesson Lesson, RulePaths Paths, LessonValue Value, string Line, bool MustStay)
{
    public int Tokens { get; } = Text.Tokens.Estimate(Line) + 1;
}

/// <summary>What the block may still take, titles included.</summary>
internal sealed class BlockBudget(int tokens)
{
    // A bold line and the blank lines around it.
    private const int TitleTokens = 7;

    private readonly HashSet<string> topics = new(StringComparer.Ordinal);

    public int Tokens => tokens;
    public int Taken { get; private set; }

    public bool Take(Placed place)
    {
        var needed = place.Tokens + (topics.Contains(place.Lesson.Topic) ? 0 : TitleTokens);
        if (Taken + needed > tokens)
            return false;
        Taken += needed;
        topics.Add(place.Lesson.Topic);
        return true;
    }
}
