using Memory.Lessons.Reconciling;

namespace Memory.Tests.Lessons.Reconciling;

/// <summary>How sentences refuse, and what is said of a practice in words that share nothing.</summary>
public sealed class RefusalTests
{
    private static Relation Compare(string a, string b) =>
        LessonComparison.Compare(new LessonText(a, null, []), new LessonText(b, null, [])).Relation;

    [Theory]
    [InlineData("Put the tenant into the file name.", "Leave the tenant out of the file name.")]
    [InlineData("Class names end with a suffix.", "No trailing suffix on class names.")]
    [InlineData("Use Zipkin for traces.", "Traces use Jaeger; Zipkin is on its way out.")]
    [InlineData("Every team has a schema of its own.", "Teams share one schema.")]
    [InlineData("Releasing at night is fine.", "No releases at night.")]
    [InlineData("Send the digest on every login.", "Send the digest once a week, never on login.")]
    [InlineData("Render charts with Plotly.", "No Plotly.")]
    [InlineData("Stop the import at the first bad row.", "Never stop the import at a bad row.")]
    public void A_refusal_is_found_wherever_it_stands(string a, string b)
    {
        Compare(a, b).ShouldBe(Relation.Opposite);
        Compare(b, a).ShouldBe(Relation.Opposite);
    }

    [Theory]
    [InlineData("The client is generated from the schema.", "Write the client by hand; the schema is generated from it.")]
    [InlineData("Test files use `.spec.ts`, not `.test.ts`.", "Test files use `.test.ts`, not `.spec.ts`.")]
    [InlineData("Retry failed uploads twice.", "Send a mail when an upload has failed twice.")]
    [InlineData("Delete temporary tables after the run.", "Do not create tables outside the temporary schema.")]
    public void Alike_words_are_not_merged_where_they_say_another_thing(string a, string b)
    {
        Compare(a, b).ShouldNotBe(Relation.Same);
        Compare(b, a).ShouldNotBe(Relation.Same);
    }

    [Theory]
    [InlineData("Prefer immutable values.", "Changes go through a pull request.")]
    [InlineData("Lazy-load images of the gallery.", "Preload the images of the header.")]
    [InlineData("Keep transactions short.", "Reject large files.")]
    public void A_quality_that_is_turned_is_no_contradiction(string a, string b)
    {
        Compare(a, b).ShouldNotBe(Relation.Opposite);
        Compare(b, a).ShouldNotBe(Relation.Opposite);
    }

    [Theory]
    [InlineData("Never skip the migrations check.", "Always run the migrations check.")]
    [InlineData("No queries outside repositories.", "Queries live in repositories only.")]
    [InlineData("Return 403 for pages the visitor may not see.", "Answer with 403 for pages that the visitor may not see.")]
    [InlineData("Consumers are idempotent.", "Handle duplicate deliveries.")]
    [InlineData("Cache entries expire.", "Nothing is cached forever.")]
    [InlineData("Ne commitez jamais de secrets.", "Les secrets ne doivent pas être commités.")]
    public void One_thing_in_other_words_is_one(string a, string b)
    {
        Compare(a, b).ShouldBe(Relation.Same);
        Compare(b, a).ShouldBe(Relation.Same);
    }
}
