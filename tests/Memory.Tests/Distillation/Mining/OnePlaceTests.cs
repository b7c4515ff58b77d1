using Memory.Distillation.Mining;

namespace Memory.Tests.Distillation.Mining;

public sealed class OnePlaceTests
{
    [Theory]
    [InlineData("Always validate invoices with the importer schema in this project, never by hand.")]
    [InlineData("Prefer double-quoted strings unless you need single quotes.")]
    [InlineData("Use relative includes throughout the library.")]
    [InlineData("Do not depend on the web package from authentication.")]
    [InlineData("Use `string.IsNullOrWhitespace` instead of `string.IsNullOrEmpty`.")]
    [InlineData("Never commit generated protobuf files.")]
    public void A_rule_for_all_can_be_followed_elsewhere(string rule) => OnePlace.Reads(rule).ShouldBeNull();

    [Theory]
    [InlineData("Rename the parameter of the import step.")]
    [InlineData("Get rid of the property `Report.IsEmpty`.")]
    [InlineData("Mention that the parser wants its input sorted.")]
    [InlineData("Make the link optional but always show the version.")]
    [InlineData("Check the `overflow` argument or compare `left` with `right` using `memcmp`.")]
    [InlineData("Have smaller dialogs particularly if a user never configures a filter.")]
    public void An_edit_is_done_once(string rule) => OnePlace.Reads(rule).ShouldNotBeNull();

    [Theory]
    [InlineData("Use consistent quotes (here and in other places).")]
    [InlineData("Reuse those constants in the importer.")]
    [InlineData("Add a bit more context.")]
    [InlineData("Be consistent across all the types.")]
    [InlineData("The range is typically called overflow in other code.")]
    [InlineData("The id is not mandatory for web extensions.")]
    [InlineData("Versions of releases should look like Version: 1.3.0, Release.")]
    public void Words_that_need_their_line_or_order_nothing_wait(string rule) => OnePlace.Reads(rule).ShouldNotBeNull();

    [Fact]
    public void It_never_throws()
    {
        foreach (var text in new[] { "", " ", "`", "(((((", new string('a', 20_000), string.Concat(Enumerable.Repeat("the function ", 2_000)), "将这行删除" })
            Should.NotThrow(() => OnePlace.Reads(text));
    }
}
