using Memory.Client;

namespace Memory.Cli.Output;

/// <summary>What a replay came to, in words that say no more than was counted.</summary>
internal static class ReplayScreen
{
    private const int RepetitionsShown = 10;
    private const int OftenShown = 5;
    private const int LinesShown = 20;
    private const int WordsMax = 110;

    public static void Print(Screen screen, ReplayReport r, string? from)
    {
        screen.Line(Span.Bold(r.Repo), $": {When.Count(r.Comments, "comment")} by {(r.People == 1 ? "1 person" : $"{When.Count(r.People)} people")}, {When.Day(r.From)} to {When.Day(r.Until)}");
        screen.Line();
        screen.Line($"Until {When.Day(r.Cut)} your reviewers said ", Span.Bold(When.Count(r.Lessons, "thing")), " that hold beyond their line, ", Span.Bold(r.Said == 1 ? "once" : $"{When.Count(r.Said)} times"), ".");
        screen.Line("Of the ", Span.Bold(When.Count(r.After, "remark")), " after that, ", Span.Bold(r.Repeated == 0 ? "none" : When.Count(r.Repeated)), " repeated a rule that Memory had learned by then",
            r.Repeated == 0 ? "." : "; ", r.Repeated == 0 ? "" : new Span(r.Ahead == 0 ? "none" : When.Count(r.Ahead), r.Ahead > 0 ? Ink.Good : Ink.Bold), r.Repeated == 0 ? "" : " of those it would have put in front of the file beforehand.");
        Repetitions(screen, r);
        Often(screen, r);
        ClaudeMd(screen, r);
        screen.Line();
        screen.Line(Span.Dim($"Counted as if a lead had approved each rule that was found in untagged talk{(r.Held > 0 ? $"; {When.Count(r.Held)} held for {(r.Held == 1 ? "its warning is" : "their warnings are")} left out" : "")}."));
        screen.Line(Span.Dim("A remark repeats a rule when it says the same, or nearly the same words; in doubt it does not. No model was asked, and the store is as it was."));
        screen.Line();
        screen.Line(Span.Bold("Next: "), from is null ? $"memory lessons list --repo {r.Repo} --status proposed" : $"memory import {from} --mode all", Span.Dim(from is null ? "   what waits for your yes" : "   learn from it for good"));
        screen.Line($"      memory render . --repo {r.Repo}", Span.Dim("   puts what is approved into CLAUDE.md"));
    }

    private static void Repetitions(Screen screen, ReplayReport r)
    {
        foreach (var again in r.Repetitions.Take(RepetitionsShown))
        {
            screen.Line();
            screen.Line(Span.Bold(Short(again.Rule)));
            Remark(screen, "said", again.Said);
            Remark(screen, "again", again.Again);
            screen.Line(Span.Dim("  beforehand  "), again.Ahead ? new Span("in the context of the file", Ink.Good) : Span.Dim("not in the context of the file"));
        }
        More(screen, r.Repeated, RepetitionsShown);
    }

    private static void Often(Screen screen, ReplayReport r)
    {
        if (r.Often.Count == 0)
            return;
        screen.Line();
        screen.Line("Said most often:");
        foreach (var often in r.Often.Take(OftenShown))
        {
            screen.Line($"  {often.Times}x  ", Short(often.Rule));
            screen.Line(Span.Dim($"      {Where(often.First)}"));
        }
    }

    private static void ClaudeMd(Screen screen, ReplayReport r)
    {
        var lines = r.ClaudeMd.Split('\n').Where(l => l.Length > 0 && !l.StartsWith("<!--", StringComparison.Ordinal)).ToList();
        if (lines.Count == 0)
            return;
        screen.Line();
        screen.Line("CLAUDE.md would have begun:");
        foreach (var line in lines.Take(LinesShown))
            screen.Line(Span.Dim("  | "), line);
        More(screen, lines.Count, LinesShown);
    }

    private static void Remark(Screen screen, string name, ReplayRemark said)
    {
        screen.Line(Span.Dim($"  {name,-10}  "), $"{When.Day(said.At)} {said.Author}: \"{Short(said.Words)}\"");
        screen.Line(Span.Dim($"              {Where(said)}"));
    }

    private static string Where(ReplayRemark said) =>
        said.Url ?? string.Join(' ', new[] { said.Path, said.Pr is { } pr ? $"#{pr}" : null, said.Id }.Where(p => !string.IsNullOrEmpty(p)));

    private static string Short(string text)
    {
        text = Plain.Line(text).Trim();
        return text.Length <= WordsMax ? text : text[..(char.IsHighSurrogate(text[WordsMax - 1]) ? WordsMax - 1 : WordsMax)] + "…";
    }

    private static void More(Screen screen, int all, int shown)
    {
        if (all > shown)
            screen.Line(Span.Dim($"  and {When.Count(all - shown)} more: --json shows them"));
    }
}
