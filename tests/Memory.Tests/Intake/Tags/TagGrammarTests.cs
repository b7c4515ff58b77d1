using Memory.Intake;
using Memory.Intake.Tags;
using Memory.Tests.Distillation;

namespace Memory.Tests.Intake.Tags;

public sealed class TagGrammarTests
{
    private static readonly string[] Tags = ["@claude", "@.claude"];

    public static TheoryData<string, string> Intents()
    {
        var data = new TheoryData<string, string>();
        foreach (var columns in GoldenFile.Read("Intake/Tags/Golden/intents.tsv"))
            data.Add(columns[0], columns[1]);
        return data;
    }

    [Theory, MemberData(nameof(Intents))]
    public void Words_around_the_tag_carry_an_intent(string intent, string body) =>
        TagGrammar.Read(body, Tags).Intent.ToString().ToLowerInvariant().ShouldBe(intent);

    [Theory]
    [InlineData("@claude forget L17, it is gone.", "L17")]
    [InlineData("@claude why L481234?", "L481234")]
    [InlineData("@claude approve `L5`", "L5")]
    public void The_named_lesson_is_the_target(string body, string target) =>
        TagGrammar.Read(body, Tags).Target.ShouldBe(target);

    [Fact]
    public void A_line_number_in_an_address_is_no_target() =>
        TagGrammar.Read("@claude why is this so? See https://example.com/a.cs#L42", Tags).Target.ShouldBeNull();

    [Theory]
    [InlineData("@claude only in src/api", "src/api/**")]
    [InlineData("@claude limit L7 to `tests/**`", "tests/**")]
    [InlineData("@claude L15 applies only to the ledger folder", "ledger/**")]
    public void A_scope_gives_globs(string body, string glob) =>
        TagGrammar.Read(body, Tags).Paths.ShouldBe([glob]);

    [Fact]
    public void Remember_always_makes_a_core_lesson()
    {
        TagGrammar.Read("@claude remember always: never push to main.", Tags).Core.ShouldBeTrue();
        TagGrammar.Read("@claude remember: never push to main.", Tags).Core.ShouldBeFalse();
    }

    [Fact]
    public void The_words_of_a_task_and_a_rule_are_the_rule() =>
        TagGrammar.Read("@claude fix this and remember it: money is `decimal`.", Tags).Words.ShouldBe("money is `decimal`.");

    [Fact]
    public void Other_tags_can_be_set()
    {
        TagGrammar.Read("@robo remember: no enums.", ["@robo"]).Intent.ShouldBe(TagIntent.Remember);
        TagGrammar.Read("@claude remember: no enums.", ["@robo"]).Intent.ShouldBe(TagIntent.None);
        TagGrammar.Read("@claude remember: no enums.", []).Intent.ShouldBe(TagIntent.None);
    }
}
