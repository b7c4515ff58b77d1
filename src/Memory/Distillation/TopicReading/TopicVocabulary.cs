using System.Globalization;
using Memory.Distillation.TopicReading.Vocabulary;
using Memory.Lessons;
using Memory.Text;

namespace Memory.Distillation.TopicReading;

/// <summary>Where a sign counts.</summary>
internal enum SignKind
{
    /// <summary>What a rule governs: counts fully in the rule, little in the why.</summary>
    Thing,
    /// <summary>What a rule prevents: counts as much in the why as in the rule.</summary>
    Harm,
}

/// <summary>Words, code marks and path marks that speak for a topic, compiled from the tables.</summary>
/// <param name="Topic">Index into <see cref="Topics.All"/>.</param>
/// <param name="Stems">Stems that must follow each other; empty for a literal.</param>
/// <param name="Literal">Lower-case text that must occur as it stands; empty for words.</param>
/// <param name="Weight">1 (hint) to 8 (decides).</param>
internal sealed record TopicSign(int Topic, SignKind Kind, string[] Stems, string Literal, double Weight);

/// <summary>
/// The tables, read once. A line of a table is <c>kind weight: sign | sign | …</c> with the kinds
/// <c>thing</c>, <c>harm</c> (words, compared by stem), <c>code</c> (literal, in texts and hunk) and <c>path</c> (literal, in paths).
/// </summary>
internal static class TopicVocabulary
{
    private static readonly (string Topic, string Table)[] Tables =
    [
        ("testing", FailureWords.Testing), ("errors", FailureWords.Errors), ("correctness", FailureWords.Correctness),
        ("naming", CraftWords.Naming), ("style", CraftWords.Style), ("docs", CraftWords.Docs),
        ("architecture", DesignWords.Architecture), ("api", DesignWords.Api),
        ("security", DataWords.Security), ("data", DataWords.Data), ("logging", DataWords.Logging),
        ("performance", MachineWords.Performance), ("concurrency", MachineWords.Concurrency),
        ("portability", MachineWords.Portability),
        ("build", DeliveryWords.Build), ("dependencies", DeliveryWords.Dependencies), ("process", DeliveryWords.Process),
        ("i18n", AudienceWords.I18n), ("accessibility", AudienceWords.Accessibility),
    ];

    static TopicVocabulary()
    {
        var words = new Dictionary<string, List<TopicSign>>(StringComparer.Ordinal);
        foreach (var (topic, table) in Tables)
            foreach (var line in table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                ReadLine(Topics.All.ToList().IndexOf(topic), line, words);
        Words = words;
    }

    /// <summary>Word signs by their first stem.</summary>
    public static IReadOnlyDictionary<string, List<TopicSign>> Words { get; }
    public static List<TopicSign> Code { get; } = [];
    public static List<TopicSign> Paths { get; } = [];

    private static void ReadLine(int topic, string line, Dictionary<string, List<TopicSign>> words)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var head = line[..colon].Split(' ');
        var weight = double.Parse(head[1], CultureInfo.InvariantCulture);
        foreach (var text in line[(colon + 1)..].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (head[0] is "code" or "path")
            {
                (head[0] == "code" ? Code : Paths).Add(new(topic, SignKind.Thing, [], text.ToLowerInvariant(), weight));
                continue;
            }
            var stems = Terms.Of(text).ToArray();
            if (!words.TryGetValue(stems[0], out var signs))
                words[stems[0]] = signs = [];
            // "lock | locks | locking" is one stem: it counts once, with the first weight given.
            if (!signs.Exists(s => s.Topic == topic && s.Stems.SequenceEqual(stems)))
                signs.Add(new(topic, head[0] == "harm" ? SignKind.Harm : SignKind.Thing, stems, "", weight));
        }
    }
}
