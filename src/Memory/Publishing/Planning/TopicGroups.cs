using Memory.Lessons;

namespace Memory.Publishing;

/// <summary>Lessons by topic, in an order in which a new lesson adds one line and moves none.</summary>
internal static class TopicGroups
{
    /// <summary>Every title that a block of ours can have.</summary>
    public static readonly IReadOnlyList<string> Titles = [.. Topics.All.Select(Title), Other];

    private const string Other = "Other";

    /// <param name="lessons">With the line of each.</param>
    public static (IReadOnlyList<BlockGroup> Groups, IReadOnlyList<string> Ids) Of(IEnumerable<(Lesson Lesson, string Line)> lessons)
    {
        var groups = new List<BlockGroup>();
        var ids = new List<string>();
        foreach (var topic in lessons.GroupBy(l => Title(l.Lesson.Topic)).OrderBy(g => Order(g.First().Lesson.Topic)).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            var inOrder = topic.OrderBy(l => l.Lesson.CreatedAt).ThenBy(l => l.Lesson.Id, StringComparer.Ordinal).ToList();
            groups.Add(new(topic.Key, [.. inOrder.Select(l => l.Line)]));
            ids.AddRange(inOrder.Select(l => l.Lesson.Id));
        }
        return (groups, ids);
    }

    /// <summary>A topic as people write it; topics that we do not know lose whatever is not a letter or digit.</summary>
    public static string Title(string topic) => topic switch
    {
        "api" => "API",
        "i18n" => "i18n",
        _ => new string([.. topic.Where(char.IsLetterOrDigit)]) is { Length: > 0 } plain
            ? char.ToUpperInvariant(plain[0]) + plain[1..]
            : Other,
    };

    private static int Order(string topic)
    {
        for (var i = 0; i < Topics.All.Count; i++)
            if (Topics.All[i] == topic)
                return i;
        return Topics.All.Count;
    }
}
