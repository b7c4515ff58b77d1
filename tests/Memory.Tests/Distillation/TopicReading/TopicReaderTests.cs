using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Memory.Distillation.TopicReading;
using Memory.Lessons;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Distillation.TopicReading;

public sealed class TopicReaderTests
{
    [Theory]
    [InlineData("Close the socket before you return.", "Two threads raced and the process deadlocked.", "concurrency")]
    [InlineData("Add an index for every foreign key.", null, "data")]
    [InlineData("Give icons an aria-label.", "A screen reader says nothing otherwise.", "accessibility")]
    [InlineData("Prefer guard clauses to nested conditionals.", null, "style")]
    [InlineData("Put each ticket into its own pull request.", null, "process")]
    [InlineData("Use structured logging with a correlation id.", null, "logging")]
    [InlineData("Pass translated text through gettext.", null, "i18n")]
    [InlineData("Do not add an npm package without asking.", null, "dependencies")]
    public void A_rule_has_the_topic_of_its_harm_or_its_thing(string rule, string? why, string topic) =>
        TopicReader.Read(rule, why, null, null).ShouldBe(topic);

    [Fact]
    public void Where_a_rule_does_not_hold_says_nothing_about_its_topic() =>
        TopicReader.Read("Never catch and ignore exceptions outside tests.", null, null, null).ShouldBe("errors");

    [Fact]
    public void Without_a_sign_the_default_stands() =>
        TopicReader.Read("Bananas!", null, null, null).ShouldBe(Topics.Default);

    [Fact]
    public void The_path_decides_where_the_words_say_nothing() =>
        TopicReader.Read("Bananas!", null, "docs/guide.md", null).ShouldBe("docs");

    [Fact]
    public void Any_text_has_one_of_the_topics_and_always_the_same() =>
        Prop.ForAll<string?, string?, string?>((rule, why, hunk) =>
        {
            var topic = TopicReader.Read(rule ?? "", why, hunk, hunk);
            return Topics.All.Contains(topic) && topic == TopicReader.Read(rule ?? "", why, hunk, hunk);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData('\0')]
    [InlineData('\ud800')]
    [InlineData('(')]
    public void A_megabyte_of_one_sign_is_read_at_once(char c) =>
        Topics.All.ShouldContain(TopicReader.Read(new string(c, 1_000_000), new string(c, 1_000_000), null, null));

    [Fact]
    public void Four_of_five_taught_rules_get_their_topic()
    {
        int rows = 0, right = 0;
        foreach (var line in File.ReadLines(SharedData.Require("gold/tagged.jsonl")))
        {
            using var row = JsonDocument.Parse(line);
            foreach (var lesson in row.RootElement.GetProperty("expect").GetProperty("lessons").EnumerateArray())
            {
                rows++;
                var topic = TopicReader.Read(
                    lesson.GetProperty("rule").GetString()!, lesson.GetProperty("why").GetString(),
                    row.RootElement.GetProperty("path").GetString(), null);
                if (topic == lesson.GetProperty("topic").GetString())
                    right++;
            }
        }
        ((double)right / rows).ShouldBeGreaterThanOrEqualTo(0.8);
    }
}
