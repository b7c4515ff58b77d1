using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Memory.Lessons;
using Memory.Publishing;

namespace Memory.Tests.Publishing;

public class LessonLineTests
{
    [Fact]
    public void A_lesson_is_one_line_with_its_reason_and_id() =>
        Render("Use literal unions.", "Enums do not tree-shake.").ShouldBe("- Use literal unions. Why: Enums do not tree-shake. [L42]");

    [Fact]
    public void A_lesson_without_a_reason_has_none() => Render("No sleeps.").ShouldBe("- No sleeps. [L42]");

    [Fact]
    public void A_scope_stands_in_front() =>
        LessonLine.Render(Some.Lesson("L42", "Use records.", null, "src/**/*.cs", "tests/**/*.{cs,fs}"), withScope: true)
            .ShouldBe("- `src/**/*.cs`, `tests/**/*.{cs,fs}`: Use records. [L42]");

    [Fact]
    public void A_rule_file_says_the_scope_once_so_the_line_does_not() =>
        LessonLine.Render(Some.Lesson("L42", "Use records.", null, "src/**"), withScope: false).ShouldBe("- Use records. [L42]");

    [Theory]
    [InlineData("See @docs/rules.md, please", "See `@docs/rules.md`, please")]
    [InlineData("@~/.ssh/id_rsa", "`@~/.ssh/id_rsa`")]
    [InlineData("Mark it (@Override)", "Mark it (`@Override`)")]
    [InlineData("Keep `@Override` as it is", "Keep `@Override` as it is")]
    [InlineData("Write to a@b.example", "Write to a@b.example")]
    [InlineData("a @ b", "a @ b")]
    [InlineData("`a`@b", "`a`\\@b")]
    [InlineData("# Not a heading", "\\# Not a heading")]
    [InlineData("- not a list", "\\- not a list")]
    [InlineData("1. not a list", "1\\. not a list")]
    [InlineData("> not a quote", "\\> not a quote")]
    [InlineData("```js not a fence", "\\`\\`\\`js not a fence")]
    [InlineData("~~~ not a fence", "\\~~~ not a fence")]
    [InlineData("[L1]: http://x", "\\[L1]: http://x")]
    [InlineData("[ ] not a task", "\\[ ] not a task")]
    [InlineData("Return Task<T> here", "Return Task\\<T> here")]
    [InlineData("a < b and c <= d", "a < b and c <= d")]
    [InlineData("<script>alert(1)</script>", "\\<script>alert(1)\\</script>")]
    [InlineData("Stop <!-- memory:end --> here", "Stop \\<\\!-- memory:end --> here")]
    [InlineData("Write `<!-- memory:end -->` last", "Write ` memory:end ` last")]
    [InlineData("two\r\nlines\tand\u2028three", "two lines and three")]
    [InlineData("a | b | c", "a | b | c")]
    [InlineData("`open", "\\`open")]
    [InlineData("See [docs](https://x.example/a)", "See [docs](https://x.example/a)")]
    [InlineData("[y](`a)<script>`", "[y]\\(`a)<script>`")]
    [InlineData("``a ` b`` c", "``a ` b`` c")]
    [InlineData("Say Why: always", "Say Why\\: always")]
    [InlineData("`Foo`: never", "`Foo`\\: never")]
    [InlineData("zero\u200Bwidth \u202Eturned\u202C \U000E0041tag\0", "zerowidth turned tag")]
    [InlineData("Use \\d+, not \\[", "Use \\d+, not \\\\[")]
    public void What_a_comment_said_stays_in_its_line(string rule, string written) => Render(rule).ShouldBe($"- {written} [L42]");

    [Theory]
    [InlineData("* Use records [L7]", "L7", "Use records", null)]
    [InlineData("  - Use records. Why: short  ", null, "Use records.", "short")]
    [InlineData("- Use records Why: a Why: b [L123456789]", "L123456789", "Use records", "a Why: b")]
    [InlineData("- See [L1] first", null, "See [L1] first", null)]
    [InlineData("-\tTabbed [L9]", "L9", "Tabbed", null)]
    public void A_line_that_a_person_wrote_is_read(string line, string? id, string rule, string? why)
    {
        var parsed = LessonLine.Parse(line).ShouldNotBeNull();
        (parsed.Id, parsed.Rule, parsed.Why).ShouldBe((id, rule, why));
        parsed.Globs.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("Use records [L7]")]
    [InlineData("**Testing:**")]
    [InlineData("-")]
    [InlineData("---")]
    public void What_is_no_item_is_no_line(string line) => LessonLine.Parse(line).ShouldBeNull();

    [Fact]
    public void Every_lesson_is_read_back_as_it_was_written() => Markdowns.Check(Markdowns.Lines(), text =>
    {
        var lesson = Some.Lesson("L123456", "r" + text, text, "src/" + text.Replace("`", "", StringComparison.Ordinal), "b/**");
        foreach (var scoped in new[] { true, false })
        {
            var line = LessonLine.Render(lesson, scoped);
            var read = LessonLine.Parse(line).ShouldNotBeNull();
            read.Id.ShouldBe(lesson.Id);
            read.Globs.Count.ShouldBe(scoped ? 2 : 0);
            LessonLine.Render(lesson with { Rule = read.Rule, Why = read.Why, Paths = read.Globs }, scoped).ShouldBe(line);
            // Imports and markers in code are the two things that do not come back as they went in.
            if (!text.Contains('@', StringComparison.Ordinal) && !text.Contains("memory:", StringComparison.OrdinalIgnoreCase))
            {
                read.Rule.ShouldBe(HarmlessText.Clean(lesson.Rule));
                (read.Why ?? "").ShouldBe(HarmlessText.Clean(text));
            }
        }
    });

    [Fact]
    public void No_lesson_leaves_its_line() => Markdowns.Check(Markdowns.Lines(), text =>
    {
        var line = LessonLine.Render(Some.Lesson("L123456", text, text, text), withScope: text.Length % 2 == 0);
        line.ShouldNotContain('\n');
        line.ShouldNotContain('\r');
        line.ShouldNotContain("<!-- memory:");
        var document = Markdown.Parse(line + "\n- next\n");
        var list = document.ShouldHaveSingleItem().ShouldBeOfType<ListBlock>();
        list.Count.ShouldBe(2);
        ((ListItemBlock)list[0]).ShouldHaveSingleItem().ShouldBeOfType<ParagraphBlock>();
        document.Descendants<HtmlInline>().ShouldBeEmpty();
        document.Descendants<AutolinkInline>().ShouldBeEmpty();
        foreach (var literal in document.Descendants<LiteralInline>().Where(l => !l.IsFirstCharacterEscaped))
            literal.Content.ToString().ShouldNotMatch(@"(^|\s)@\w", line);
    });

    private static string Render(string rule, string? why = null) => LessonLine.Render(Some.Lesson("L42", rule, why), withScope: true);
}
