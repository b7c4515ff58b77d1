using System.Text.Json;
using Memory.Ai;
using Memory.Distillation.ByModel;

namespace Memory.Tests.Ai;

public sealed class SchemaCheckTests
{
    private const string Good = """{"comment":"c1","rule":"Money is decimal.","why":null,"kind":"do","topic":"data","paths":[],"examples":[{"bad":"a","good":null}],"confidence":0.5}""";

    [Fact]
    public void An_answer_that_fits_has_no_faults() =>
        Faults($$"""{"lessons":[{{Good}}],"none":null}""").ShouldBeEmpty();

    [Theory]
    [InlineData("""[]""", "the answer: should be object")]
    [InlineData("""{"lessons":[]}""", "the answer: none is missing")]
    [InlineData("""{"lessons":{},"none":null}""", "lessons: should be array")]
    [InlineData("""{"lessons":[],"none":null,"more":1}""", "the answer: a member that the schema does not know")]
    [InlineData("""{"lessons":[{"comment":1}],"none":null}""", "lessons[0].comment: should be string")]
    public void A_fault_is_named_with_its_place(string answer, string fault) => Faults(answer).ShouldContain(fault);

    [Theory]
    [InlineData("\"kind\":\"do\"", "\"kind\":\"must\"", "lessons[0].kind: one of do, dont, keep")]
    [InlineData("\"rule\":\"Money is decimal.\"", "\"rule\":\"\"", "lessons[0].rule: at least 8 characters")]
    [InlineData("\"confidence\":0.5", "\"confidence\":2", "lessons[0].confidence: out of range")]
    [InlineData("\"bad\":\"a\"", "\"bad\":[]", "lessons[0].examples[0].bad: should be string or null")]
    public void Each_member_is_held_to_its_limits(string good, string bad, string fault) =>
        Faults($$"""{"lessons":[{{Good.Replace(good, bad)}}],"none":null}""").ShouldContain(fault);

    private static IReadOnlyList<string> Faults(string answer)
    {
        using var document = JsonDocument.Parse(answer);
        return SchemaCheck.Faults(ThreadQuestion.Schema, document.RootElement);
    }
}
