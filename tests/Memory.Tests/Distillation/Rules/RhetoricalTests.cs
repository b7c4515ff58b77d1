using Memory.Distillation.Rules;

namespace Memory.Tests.Distillation.Rules;

public sealed class RhetoricalTests
{
    [Theory]
    [InlineData("shouldn't every upload be scanned before it is stored? yes it should, remember that", "Every upload should be scanned before it is stored.")]
    [InlineData("Why would anybody build urls by hand? Use the builder.", "Do not build urls by hand. Use the builder.")]
    [InlineData("The queue drops them. Why should anyone retry a refund twice?", "The queue drops them. Do not retry a refund twice.")]
    public void A_question_whose_answer_is_known_is_an_order(string words, string rule) => Rhetorical.Turn(words).Trim().ShouldStartWith(rule);

    [Theory]
    [InlineData("Should this be cached?")]
    [InlineData("Why do we retry here?")]
    [InlineData("shouldn't this be a list?")]
    [InlineData("Never log tokens.")]
    public void Other_words_stay_as_they_are(string words) => Rhetorical.Turn(words).ShouldBe(words);
}
