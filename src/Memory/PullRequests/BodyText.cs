using System.Text;
using Memory.Intake.Events;
using Memory.Lessons;
using Memory.Lessons.Lifecycle;
using Memory.Publishing;
using Memory.Text;

namespace Memory.PullRequests;

/// <summary>
/// The words of the pull request, as GitHub's Markdown: what is added, changed, retired and moved out, why and by whom, and what a person
/// is asked. Everything that somebody said stands in it harmless. Pure.
/// </summary>
internal static class BodyText
{
    /// <summary>GitHub takes 65,536.</summary>
    private const int CharsMax = 60_000;
    private const int RuleMax = 400;
    /// <summary>Whoever ticks approves the whole of it, so the whole of it is shown; longer than a lesson may be.</summary>
    private const int WholeMax = 8_000;
    private const int ReasonMax = 300;
    private const int VoicesMax = 4;

    private const string Head = """
        Memory keeps the lines between its two markers up to date, and nothing else; every other byte stays as it was.

        Edit or remove any of these lines here or later: what is merged holds, in the name of whoever merges. Closing this without merging turns down the proposals at the end.
        """;

    public static string Of(BodyFacts facts)
    {
        var text = new StringBuilder(Head);
        var known = facts.Lessons.DistinctBy(l => l.Id).ToDictionary(l => l.Id, StringComparer.Ordinal);
        var peoples = facts.Steps.OfType<FlowBackStep.Remove>().Select(r => r.Lesson).ToHashSet(StringComparer.Ordinal);
        Section(text, "Added", facts.After.Where(l => !facts.Before.ContainsKey(l.Key)).Select(l => Item(l.Value, known, facts)));
        Section(text, "Changed", facts.After.Where(l => facts.Before.TryGetValue(l.Key, out var before) && !before.SaysAs(l.Value))
            .Select(l => $"{Item(l.Value, known, facts)}  \n  was: {MarkdownLine.Of(facts.Before[l.Key].Line.Rule, RuleMax)}"));
        Section(text, "Retired", facts.Gone.Where(id => !Lives(id, known)).Select(id => Retired(id, known, facts)));
        Section(text, "Moved out of the block", facts.Gone.Where(id => Lives(id, known) && !peoples.Contains(id))
            .Select(id => $"- `{id}`: {MarkdownLine.Of(known[id].Rule, RuleMax)} ({Why(id, facts.Plans)}){SaidBy(known[id], facts.Host)}"));
        Section(text, "Moved", Moves(facts));
        Section(text, "Edited by people, and left so", facts.Steps.Select(Step));
        Section(text, "To decide: a tick approves", facts.Proposals.Select(l => Ticks.Line(l.Id,
            $"{Words(l, facts, WholeMax)}{string.Concat(l.Warnings.Select(w => $" **Held:** {MarkdownLine.Of(w, ReasonMax)}"))}", ApprovalHash.Of(l))));
        Section(text, "Notes", facts.Notes.Select(n => $"- {MarkdownLine.Of(n, ReasonMax)}"));
        return text.ToString();
    }

    /// <summary>Lessons that stand somewhere before and after, in other files: those with the same way together.</summary>
    private static IEnumerable<string> Moves(BodyFacts facts)
    {
        var moves = facts.After.Keys.Where(facts.Before.ContainsKey).Select(id => (Id: id, From: Files(facts.Places.Before[id].Except(facts.Places.After[id])), To: Files(facts.Places.After[id].Except(facts.Places.Before[id]))));
        foreach (var way in moves.Where(m => m.From.Length + m.To.Length > 0).GroupBy(m => (m.From, m.To)).OrderBy(g => g.Key))
            yield return $"- {string.Join(", ", way.Select(m => m.Id).Order(StringComparer.Ordinal).Select(id => $"`{id}`"))}: "
                + (way.Key.From.Length == 0 ? $"also in {way.Key.To} now" : way.Key.To.Length == 0 ? $"no longer in {way.Key.From}" : $"from {way.Key.From} to {way.Key.To}");
    }

    private static string Files(IEnumerable<string> paths) => string.Join(" and ", paths.Order(StringComparer.Ordinal).Select(MarkdownLine.Code));

    private static void Section(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var left = 0;
        var begun = false;
        foreach (var line in lines)
        {
            if (text.Length + line.Length > CharsMax)
            {
                left++;
                continue;
            }
            if (!begun)
                text.Append("\n\n### ").Append(title).Append("\n\n");
            else
                text.Append('\n');
            begun = true;
            text.Append(line);
        }
        if (left > 0)
            text.Append($"\n\n{title}: {left} more, for which there is no room here.");
    }

    private static string Item(PublishedLine line, Dictionary<string, Lesson> known, BodyFacts facts) => known.TryGetValue(line.Line.Id!, out var lesson)
        ? $"- `{line.Line.Id}` in {Files(facts.Places.After[line.Line.Id!])}: {Words(lesson with { Rule = line.Line.Rule, Why = line.Line.Why }, facts)}"
        : $"- `{line.Line.Id}`: {MarkdownLine.Of(line.Line.Rule, RuleMax)}";

    private static string Words(Lesson lesson, BodyFacts facts, int charsMax = RuleMax)
    {
        var why = string.IsNullOrWhiteSpace(lesson.Why) ? "" : $" Why: {MarkdownLine.Of(lesson.Why, charsMax)}";
        var globs = lesson.Paths.Take(charsMax == RuleMax ? VoicesMax : int.MaxValue).Select(MarkdownLine.Code);
        var paths = lesson.Paths.Count == 0 ? "" : $" For {string.Join(", ", globs)}.";
        return $"{MarkdownLine.Of(lesson.Rule, charsMax)}{why}{paths}{SaidBy(lesson, facts.Host)}";
    }

    /// <summary>Who ended it and why, where the store says so. What is not known may have been erased: its words are not said again.</summary>
    private static string Retired(string id, Dictionary<string, Lesson> known, BodyFacts facts)
    {
        if (!known.TryGetValue(id, out var lesson))
            return $"- `{id}` is not known here any more";
        var rule = MarkdownLine.Of(facts.Before[id].Line.Rule, RuleMax);
        var by = facts.Ends.TryGetValue(id, out var end) ? $" by {MarkdownLine.Of(end.Who, 60)}{(string.IsNullOrWhiteSpace(end.Why) ? "" : $": {MarkdownLine.Of(end.Why, ReasonMax)}")}" : "";
        return $"- `{id}`: {rule} ({lesson.Status.ToWire()}{by}){SaidBy(lesson, facts.Host)}";
    }

    private static string SaidBy(Lesson lesson, string? host) =>
        lesson.Evidence.Count == 0 ? "" : $" (said by {string.Join(", ", lesson.Evidence.DistinctBy(e => e.Author).Take(VoicesMax).Select(e => Voice(e, host)))})";

    private static string Voice(Evidence said, string? host) =>
        MarkdownLine.Link(said.Url, host) is { } url ? $"[{MarkdownLine.Of(said.Author, 60)}]({url})" : MarkdownLine.Of(said.Author, 60);

    private static bool Lives(string id, Dictionary<string, Lesson> known) => known.TryGetValue(id, out var l) && l.Status is LessonStatus.Active or LessonStatus.Conflicted;

    private static string Why(string id, IReadOnlyList<TargetPlan> plans) => plans.Select(p => Why(id, p.Plan)).OfType<string>().FirstOrDefault() ?? "it is served when it is asked for";

    private static string? Why(string id, PublishPlan plan) =>
        plan.RetrievalOnly.FirstOrDefault(n => n.Lesson == id) is { } nowhere ? nowhere.Reason
        : plan.Said.FirstOrDefault(s => s.Lesson == id) is { } said ? $"{MarkdownLine.Code(said.File)}, line {said.Line}, says it already"
        : plan.Contradicted.FirstOrDefault(c => c.Lesson == id) is { } against ? $"{MarkdownLine.Code(against.File)}, line {against.Line}, says the contrary"
        : null;

    private static string Step(FlowBackStep step) => step switch
    {
        FlowBackStep.Change c => $"- `{c.Lesson}` in {MarkdownLine.Code(c.File)} says something else now",
        FlowBackStep.Remove r => $"- `{r.Lesson}` was removed from {MarkdownLine.Code(r.File)}",
        FlowBackStep.Add a => $"- new in {MarkdownLine.Code(a.File)}: {MarkdownLine.Of(a.Rule, RuleMax)}",
        FlowBackStep.Ask a => $"- {MarkdownLine.Code(a.File)}: {MarkdownLine.Of(a.Words, ReasonMax)}",
        _ => "",
    };
}
