using System.Net.Http.Json;
using FsCheck.Fluent;
using Memory.Client;
using Memory.Lessons;
using Memory.Publishing;
using Memory.Tests.Infrastructure;
using Lesson = Memory.Lessons.Lesson;

namespace Memory.Tests.Publishing;

/// <summary>Each lesson stands in one place for whoever reads: Claude Code reads more than other agents do.</summary>
public class ReadersTests
{
    private static readonly Lesson Names = Some.Lesson("L100001", "Name tests after the rule they check.");
    private static readonly Lesson Sleep = Some.Lesson("L100002", "Never sleep in tests.");
    private static readonly Lesson Scoped = Some.Lesson("L100003", "Use records for wire types.", null, "src/**/*.cs");
    private static readonly RenderSettings Both = new() { Targets = ["CLAUDE.md", "AGENTS.md"] };

    [Fact]
    public void What_one_file_says_already_the_other_one_is_told()
    {
        var made = Apply([Names, Sleep], new() { ["CLAUDE.md"] = "- Name tests after the rule they check.\n", ["AGENTS.md"] = "- Never sleep in tests.\n" }, Both).Files;
        Ids(made["CLAUDE.md"]).ShouldBe(["L100002"]);
        Ids(made["AGENTS.md"]).ShouldBe(["L100001"]);
    }

    [Fact]
    public void What_one_file_contradicts_is_left_out_there_and_reported_of_it()
    {
        var outcome = Apply([Names, Sleep], new() { ["CLAUDE.md"] = "# Shop\n", ["AGENTS.md"] = "# Shop\n\n- Always sleep in tests.\n" }, Both);
        Ids(outcome.Files["CLAUDE.md"]).ShouldBe(["L100001", "L100002"]);
        Ids(outcome.Files["AGENTS.md"]).ShouldBe(["L100001"]);
        outcome.Notes.ShouldHaveSingleItem().ShouldStartWith("AGENTS.md: line 3 contradicts L100002");
    }

    [Fact]
    public void Each_has_its_budget_and_rule_files_are_for_Claude_Code_alone()
    {
        var own = string.Concat(Enumerable.Range(0, 400).Select(n => $"- Of step number {n} the log has a line.\n"));
        Lesson[] lessons = [.. Enumerable.Range(0, 30).Select(n => Some.Lesson($"L2000{n:00}", $"Rule {n} {string.Join(' ', Enumerable.Repeat("word", 30))}")), Scoped];
        var outcome = Apply(lessons, new() { ["CLAUDE.md"] = own, ["AGENTS.md"] = "# Shop\n" }, Both);
        var rule = outcome.Files.Keys.Single(RuleFile.IsOurs);
        Ids(outcome.Files[rule]).ShouldBe(["L100003"]);
        Ids(outcome.Files["CLAUDE.md"]).ShouldNotContain("L100003");
        Ids(outcome.Files["AGENTS.md"]).ShouldContain("L100003");
        Ids(outcome.Files["AGENTS.md"]).Count.ShouldBeGreaterThan(Ids(outcome.Files["CLAUDE.md"]).Count);
        outcome.Plans.Select(p => p.File).ShouldBe(["CLAUDE.md", "AGENTS.md"]);

        var alone = Apply(lessons, new(outcome.Files), new() { Targets = ["AGENTS.md"], Former = ["CLAUDE.md"] });
        (alone.Files["CLAUDE.md"], alone.Files[rule]).ShouldBe((own, ""), "nobody who reads AGENTS.md alone reads rules");
    }

    [Fact]
    public void An_imported_one_is_read_by_both_and_has_the_block_with_what_Claude_Code_needs()
    {
        var files = new Dictionary<string, string> { ["CLAUDE.md"] = "@AGENTS.md\n\n- Never sleep in tests.\n", ["AGENTS.md"] = "# Shop\n" };
        foreach (var targets in new[] { Both.Targets, ["AGENTS.md"] })
        {
            var made = Apply([Names, Sleep], files, new() { Targets = targets }).Files;
            made["CLAUDE.md"].ShouldBe(files["CLAUDE.md"]);
            Ids(made["AGENTS.md"]).ShouldBe(["L100001"], "what CLAUDE.md says Claude Code reads already");
        }
    }

    [Fact]
    public void A_line_that_was_read_from_CLAUDE_is_told_to_those_who_do_not_read_it()
    {
        var line = new Evidence { Comment = FileEvidence.Key("CLAUDE.md", "- No sleeps."), Repo = "acme/shop", Author = FileEvidence.Team, Path = "CLAUDE.md", Words = "- No sleeps." };
        var made = Apply([Sleep with { Evidence = [line] }], new() { ["CLAUDE.md"] = "# Shop\n\n- No sleeps.\n", ["AGENTS.md"] = "# Shop\n" }, Both).Files;
        Ids(made["CLAUDE.md"]).ShouldBeEmpty();
        Ids(made["AGENTS.md"]).ShouldBe(["L100002"]);
    }

    /// <summary>Two targets, then one, then the other, then no lesson: what people wrote is there to the byte.</summary>
    [Fact]
    public void Whatever_stands_in_them_files_that_become_targets_and_cease_to_be_keep_their_bytes()
    {
        const string rule = ".claude/rules/memory-src-cs-9f86d0.md";
        Lesson[] lessons = [Names, Sleep, Scoped];
        Markdowns.Check(Markdowns.Texts().Generator.ArrayOf(3).ToArbitrary(), texts =>
        {
            var files = new Dictionary<string, string> { ["CLAUDE.md"] = texts[0], ["AGENTS.md"] = texts[1], [rule] = texts[2], ["docs/a.md"] = texts[2] };
            var refused = false;
            var own = files.ToDictionary(f => f.Key, f => ManagedBlock.WithoutTrace(f.Value));
            foreach (var (told, targets, former) in new[] { (lessons, Both.Targets, (string[])[]), (lessons, ["AGENTS.md"], ["CLAUDE.md"]), (lessons, ["CLAUDE.md"], ["AGENTS.md"]), ([], Both.Targets, []) })
            {
                var made = Apply(told, files, new() { Targets = targets, Former = former });
                made.Files["docs/a.md"].ShouldBe(texts[2]);
                foreach (var (path, text) in made.Files.Where(f => own.GetValueOrDefault(f.Key) is not null && !texts.Contains(f.Value) && f.Key != rule))
                    ManagedBlock.OwnText(text)!.ReplaceLineEndings("").ShouldBe(ManagedBlock.OwnText(files[path])!.ReplaceLineEndings(""), path);
                Apply(told, new(made.Files), new() { Targets = targets, Former = former }).Changed.ShouldBeEmpty("rendering twice");
                files = new(made.Files);
                refused = made.Refusals.Count > 0;
            }
            foreach (var (path, text) in own)
                if (!refused && text is not null && text == (path == "CLAUDE.md" ? texts[0] : path == "AGENTS.md" ? texts[1] : null))
                    files[path].ShouldBe(text, path);
        }, runs: 300);
    }

    [Fact]
    public async Task Over_HTTP_a_link_is_one_file_and_one_that_is_no_target_loses_its_block()
    {
        await using var app = new MemoryApp();
        await app.SayAsync(Says.Member("ana", "@claude remember: never log raw tokens"));
        var made = await RenderAsync(app, new() { ["AGENTS.md"] = "# Shop\n" }, new() { ["CLAUDE.md"] = "AGENTS.md" });
        made.Keys.ShouldBe(["AGENTS.md"]);
        made["AGENTS.md"].ShouldContain("never log raw tokens", Case.Insensitive);

        var apart = await RenderAsync(app, new() { ["AGENTS.md"] = made["AGENTS.md"], ["CLAUDE.md"] = "" }, null);
        apart["AGENTS.md"].ShouldBe("# Shop\n");
        apart["CLAUDE.md"].ShouldContain("never log raw tokens", Case.Insensitive);

        using var wrong = await app.Session.PostAsJsonAsync("/v1/render", new RenderRequest { Repo = "acme/shop", Files = new Dictionary<string, string>(), Links = new Dictionary<string, string> { ["CLAUDE.md"] = "../../etc" } }, MemoryApp.Web);
        ((int)wrong.StatusCode, await wrong.Content.ReadAsStringAsync()).ShouldSatisfyAllConditions(w => w.Item1.ShouldBe(400), w => w.Item2.ShouldContain("links"));
    }

    private static async Task<IReadOnlyDictionary<string, string>> RenderAsync(MemoryApp app, Dictionary<string, string> files, Dictionary<string, string>? links)
    {
        using var answer = await app.Session.PostAsJsonAsync("/v1/render", new RenderRequest { Repo = "acme/shop", Files = files, Links = links }, MemoryApp.Web);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<RenderResult>(MemoryApp.Web))!.Files;
    }

    private static List<string> Ids(string text) => [.. ManagedBlock.Lines(text).Select(l => l.Id!).Order(StringComparer.Ordinal)];

    private static RenderOutcome Apply(IReadOnlyList<Lesson> lessons, Dictionary<string, string> files, RenderSettings settings) => RenderFiles.Apply(lessons, files, settings);
}
