using System.Globalization;
using Memory.Intake;
using Memory.Lessons;
using Memory.Serving;
using Memory.Text;

namespace Memory.Answering;

/// <summary>What is known when an answer is written.</summary>
/// <param name="Outcome">A word of the deliveries' vocabulary.</param>
/// <param name="Reason">The outcome in words; they may quote anybody.</param>
/// <param name="Lessons">Those that it touched, in the order in which it names them.</param>
/// <param name="Url">Where the comment stands.</param>
/// <param name="Published">Lessons are written into the repository.</param>
/// <param name="Asked">What the comment asked for.</param>
/// <param name="Erased">It came to lessons, and none of them is there any more.</param>
internal sealed record AnswerFacts(string Outcome, string Reason, IReadOnlyList<Lesson> Lessons, string? Url, bool Published, string Tag, TagIntent Asked, bool Erased = false);

/// <summary>The words of an answer, as GitHub's Markdown: pure. Everything that somebody said stands in it harmless.</summary>
internal static class AnswerText
{
    private const int RuleMax = 500;
    private const int ReasonMax = 1_200;
    private const int LessonsMax = 10;
    /// <summary>GitHub takes 65,536.</summary>
    private const int LettersMax = 60_000;

    /// <summary>Said where something stood that was erased; GitHub itself still shows what a comment was before an edit.</summary>
    public const string Forgotten = "**Forgotten.** What was said here was erased.";

    public static string Of(AnswerFacts facts) => facts.Outcome switch
    {
        _ when facts.Erased => Forgotten,
        "learned" or "proposed" or "reinforced" when facts.Lessons.Count == 0 => $"Done: {MarkdownLine.Of(facts.Reason, ReasonMax)}",
        "learned" or "proposed" => $"{Each(facts)}{NotPublished(facts)}{Verbs(facts)}{Approve(facts)}",
        "reinforced" => $"{Each(facts)}\n\nThis is one more voice for it.{NotPublished(facts)}",
        "superseded" => Superseded(facts),
        "conflict" when facts.Lessons.Any(l => l.Status == LessonStatus.Conflicted) => Conflict(facts),
        "conflict" => $"{Each(facts)}{NotPublished(facts)}",
        "held" when facts.Lessons.Any(l => l.Status != LessonStatus.Proposed) => $"{Each(facts)}{NotPublished(facts)}",
        "held" => $"**Held.** {MarkdownLine.Of(facts.Reason, ReasonMax)}\n\nSomebody has to look at it where its warnings are shown: {string.Join(", ", facts.Lessons.Take(LessonsMax).Select(l => $"`memory lessons show {l.Id}`"))}.",
        "answered" => Answered(facts),
        _ => $"**{(IsTakenBack(facts) ? "Taken back" : "Not taken")}:** {MarkdownLine.Of(facts.Reason, ReasonMax)}",
    };

    /// <summary>All that stands in the one comment of a busy pull request, as far as GitHub takes it.</summary>
    /// <param name="lines">See <see cref="Line"/>.</param>
    /// <param name="more">How many answers have no line.</param>
    public static string Summary(IReadOnlyList<string> lines, int more)
    {
        var (kept, letters) = (0, 0);
        while (kept < lines.Count && (letters += lines[kept].Length + 1) <= LettersMax)
            kept++;
        more += lines.Count - kept;
        return $"**Also learned from this conversation**\n\n{string.Join('\n', lines.Take(kept))}{(more > 0 ? $"\n- and {more.ToString(CultureInfo.InvariantCulture)} more" : "")}";
    }

    /// <summary>As much as GitHub takes, in whole lines.</summary>
    public static string Cut(string text) => text.Length <= LettersMax ? text : $"{text[..Math.Max(0, text.LastIndexOf('\n', LettersMax))]}\n\n…";

    /// <summary>A line of a summary.</summary>
    public static string Line(AnswerFacts facts)
    {
        var said = MarkdownLine.Link(facts.Url, facts.Url) is { } url ? $" ([said here]({url}))" : "";
        return facts.Erased ? $"- forgotten: it was erased{said}"
            : Quiet.IsLesson(facts.Outcome) && facts.Lessons.Count > 0
            ? string.Join('\n', facts.Lessons.Take(LessonsMax).Select(l => $"- {(Word(l, facts) is "Learned" ? "" : $"{Word(l, facts)}: ")}{Rule(l)}{said}"))
            : $"- {(IsTakenBack(facts) ? "taken back" : facts.Outcome)}: {MarkdownLine.Of(facts.Reason, ReasonMax)}{said}";
    }

    /// <summary>What taught before was edited or deleted.</summary>
    private static bool IsTakenBack(AnswerFacts facts) => facts is { Outcome: "ignored", Lessons.Count: > 0 };

    private static string Each(AnswerFacts facts) =>
        string.Join("\n\n", facts.Lessons.Take(LessonsMax).Select(l => $"**{Word(l, facts)}** {Rule(l)}{(IsServed(l) || l.Status == LessonStatus.Proposed ? $" {Applies(l)}" : "")}{Said(l, facts)}"));

    /// <summary>What became of a lesson: its state says it, and for one that is served what was asked.</summary>
    private static string Word(Lesson l, AnswerFacts facts) => (l.Status, facts.Asked) switch
    {
        (LessonStatus.Proposed, _) => l.Warnings.Count > 0 ? "Held" : "Waits for approval",
        (LessonStatus.Conflicted, _) => "Contested",
        (LessonStatus.Superseded, _) => "Replaced",
        (LessonStatus.Retired, _) => "Forgotten",
        (LessonStatus.Rejected, _) => "Rejected",
        (_, TagIntent.Approve) => "Approved",
        (_, TagIntent.Scope) => "Scope set",
        _ => facts.Outcome switch { "reinforced" => "Known already", "proposed" or "held" => "Approved", _ => "Learned" },
    };

    private static bool IsServed(Lesson l) => l.Status is LessonStatus.Active or LessonStatus.Conflicted;

    private static string Superseded(AnswerFacts facts)
    {
        var (fresh, old) = (facts.Lessons.Where(l => l.Status is not LessonStatus.Superseded).ToList(), facts.Lessons.Where(l => l.Status is LessonStatus.Superseded).ToList());
        return $"{Each(facts with { Lessons = fresh })}\n\nIt takes the place of {string.Join("; ", old.Take(LessonsMax).Select(Rule))}{NotPublished(facts)}{Verbs(facts with { Lessons = fresh })}";
    }

    private static string Conflict(AnswerFacts facts)
    {
        var sides = facts.Lessons.Take(LessonsMax).Select(l => $"- {Rule(l)}{Said(l, facts)}");
        var approve = string.Join(" or ", facts.Lessons.Take(LessonsMax).Select(l => $"`{facts.Tag} approve {l.Id}`"));
        return $"**This contradicts what is known.** Which of them holds?\n\n{string.Join('\n', sides)}\n\nUntil somebody decides ({approve}), both are shown, marked as contested.";
    }

    /// <summary>What was asked, and where the answer was said (see <c>QuestionAnswers</c>): only addresses of the same host become links.</summary>
    private static string Answered(AnswerFacts facts)
    {
        var at = facts.Reason.LastIndexOf(AnswerSources.Before, StringComparison.Ordinal);
        var (text, sources) = at < 0 ? (facts.Reason, "") : (facts.Reason[..at], facts.Reason[(at + AnswerSources.Before.Length)..]);
        var links = sources.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(u => MarkdownLine.Link(u, facts.Url)).OfType<string>().Distinct().Take(LessonsMax).ToList();
        var paragraphs = text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(p => MarkdownLine.Of(p, ReasonMax));
        return string.Join("\n\n", paragraphs) + (links.Count > 0 ? $"\n\n{string.Join(", ", links.Select((u, i) => $"[source {i + 1}]({u})"))}" : "");
    }

    private static string Rule(Lesson l) => $"`{l.Id}`: {MarkdownLine.Of(l.Rule, RuleMax)}{(string.IsNullOrWhiteSpace(l.Why) ? "" : $" Why: {MarkdownLine.Of(l.Why, RuleMax)}")}";

    private static string Applies(Lesson l) => l.Paths.Count == 0 ? "Applies to the whole repository." : $"Applies to {string.Join(", ", l.Paths.Take(LessonsMax).Select(MarkdownLine.Code))}.";

    /// <summary>Where else it was said first.</summary>
    private static string Said(Lesson l, AnswerFacts facts) =>
        l.Evidence.FirstOrDefault(e => e.Url != facts.Url && e.Repo == l.Repo) is { } first && MarkdownLine.Link(first.Url, facts.Url) is { } url
            ? $" ([said by {MarkdownLine.Of(first.Author, 60)}]({url}))" : "";

    private static string NotPublished(AnswerFacts facts) => facts.Published || !facts.Lessons.Any(IsServed) ? "" : "\n\nNot published: publishing is off. Sessions that ask are told all the same.";

    private static string Verbs(AnswerFacts facts) => !facts.Lessons.Any(IsServed) ? "" : $"\n\n<sub>In this thread: `{facts.Tag} only in src/api`, `{facts.Tag} forget that`. Elsewhere with its id.</sub>";

    private static string Approve(AnswerFacts facts) => !facts.Lessons.Any(l => l is { Status: LessonStatus.Proposed, Warnings.Count: 0 }) ? "" : $"\n\n`{facts.Tag} approve` in this thread approves it.";
}
