using Memory.Lessons.Reconciling;

namespace Memory.Tests.Lessons.Reconciling;

/// <summary>What a rule is about: a number that names a thing, a language or a place makes another subject; a number that is a limit does not.</summary>
public sealed class SubjectTests
{
    private static Comparison Compare(string a, string b) =>
        LessonComparison.Compare(new LessonText(a, null, []), new LessonText(b, null, []));

    [Theory]
    [InlineData("never use TLS 1.0 for outgoing calls", "never use TLS 1.1 for outgoing calls")]
    [InlineData("never listen on port 8080 in tests", "never listen on port 9090 in tests")]
    [InlineData("module12 never imports module13 directly", "module12 never imports module14 directly")]
    [InlineData("module12 never imports module13 directly", "module13 never imports module12 directly")]
    [InlineData("always close file 11043 in finally", "always close file 11103 in finally")]
    [InlineData("never swallow error 404 in the gateway", "never swallow error 409 in the gateway")]
    [InlineData("Return status 422 for invalid input.", "Return status 400 for a malformed body.")]
    [InlineData("Do not use Python 3.8.", "Do not use Python 3.9.")]
    [InlineData("Never depend on `guava` 19.", "Never depend on `guava` 31.")]
    [InlineData("Never touch shard 3 by hand.", "Never touch shard 4 by hand.")]
    [InlineData("Suppress warning CS1591 in tests.", "Suppress warning CS1573 in tests.")]
    [InlineData("Never call the v1 endpoints from the app.", "Never call the v2 endpoints from the app.")]
    [InlineData("No MD5 for checksums.", "No SHA1 for checksums.")]
    [InlineData("Never edit migration 0012.", "Never edit migration 0013.")]
    [InlineData("Do not disable rule S1135.", "Do not disable rule S1172.")]
    [InlineData("Build against .NET 8 for the tools.", "Build against .NET 10 for the tools.")]
    [InlineData("Never use UTF-16 in exports.", "Never use UTF-32 in exports.")]
    [InlineData("Never reuse error code E1021.", "Never reuse error code E1022.")]
    [InlineData("Do not edit file-12.sql by hand.", "Do not edit file-13.sql by hand.")]
    [InlineData("Avoid Angular 14 modules.", "Avoid Angular 17 modules.")]
    [InlineData("Follow RFC 7807 for problem bodies.", "Follow RFC 9457 for problem bodies.")]
    [InlineData("Never connect to `db01` from a laptop.", "Never connect to `db02` from a laptop.")]
    [InlineData("Never bind to port 80.", "Always bind to port 443.")]
    [InlineData("Do not call step 4 from step 5.", "Do not call step 5 from step 4.")]
    [InlineData("Never use TLS 1.1.", "Never use TLS 1.10.")]
    [InlineData("services never call controllers directly", "controllers never call services directly")]
    [InlineData("controllers never import repositories", "repositories never import controllers")]
    public void A_number_that_names_a_thing_makes_another_subject(string a, string b) => IsRelatedOrLess(a, b);

    [Theory]
    [InlineData("Retry at most 3 times.", "Retry at most 4 times.")]
    [InlineData("Lines have at most 100 columns.", "Lines have at most 120 columns.")]
    [InlineData("Responses are cached for ten minutes.", "Responses are cached for five minutes.")]
    [InlineData("The HTTP timeout is 5 seconds.", "The HTTP timeout is 30 seconds.")]
    [InlineData("Functions are no longer than 40 lines.", "Functions are no longer than 60 lines.")]
    [InlineData("Keep coverage above 80 percent.", "Keep coverage above 90 percent.")]
    [InlineData("Every change needs at least two approvals.", "Every change needs at least one approval.")]
    [InlineData("Indent with 2 spaces.", "Indent with 4 spaces.")]
    [InlineData("Set max batch size to 500.", "Set max batch size to 100.")]
    [InlineData("No more than three parameters per function.", "No more than five parameters per function.")]
    [InlineData("Sessions expire after 30 minutes.", "Sessions expire after 15 minutes.")]
    [InlineData("Pages hold at most 50 items.", "Pages hold at most 200 items.")]
    [InlineData("Set `maxConnections` to 20.", "Set `maxConnections` to 50.")]
    [InlineData("Keep log files for 14 days.", "Keep log files for 90 days.")]
    [InlineData("Lines must not exceed 80 characters.", "Lines must not exceed 120 characters.")]
    [InlineData("Uploads are limited to 5 MB.", "Uploads are limited to 20 MB.")]
    [InlineData("Use exponential backoff with a maximum of 4 attempts.", "Use exponential backoff with a maximum of 8 attempts.")]
    public void A_number_that_is_a_limit_contradicts_another(string a, string b)
    {
        Compare(a, b).Relation.ShouldBe(Relation.Opposite, Compare(a, b).Reason);
        Compare(b, a).Relation.ShouldBe(Relation.Opposite, Compare(b, a).Reason);
    }

    [Theory]
    [InlineData("use tabs in Go files", "use spaces in Python files")]
    [InlineData("Use tabs in Makefiles.", "Use spaces in YAML files.")]
    [InlineData("Always mock the clock in unit tests.", "Never mock the clock in end-to-end tests.")]
    [InlineData("Use camelCase for the API.", "Use snake_case for the database.")]
    [InlineData("Always retry failed calls in the worker.", "Never retry failed calls in the web app.")]
    [InlineData("Print to stdout in tests.", "Never print to stdout in production code.")]
    [InlineData("Write exit codes for the CLI.", "Never write exit codes for the API.")]
    [InlineData("Use double quotes in JavaScript.", "Use single quotes in Ruby.")]
    [InlineData("Use records for DTOs.", "Don't use records for entities.")]
    [InlineData("Never use reflection in the parser.", "Never use reflection in the scheduler.")]
    [InlineData("Use interfaces in C# files.", "Never use interfaces in C++ files.")]
    [InlineData("Use single quotes in JavaScript.", "Strings in Python use double quotes.")]
    [InlineData("Go files are indented with tabs.", "Python files are indented with spaces.")]
    [InlineData("Never log request bodies in the gateway.", "Always log request bodies in the sandbox.")]
    [InlineData("Use async methods when reading files.", "Don't use async methods when hashing passwords.")]
    [InlineData("Retry at most 3 times in the worker.", "Retry at most 5 times in the CLI.")]
    [InlineData("Use fixtures with pytest.", "Never use fixtures with Playwright.")]
    [InlineData("Use snake_case in SQL.", "Use camelCase in TypeScript.")]
    [InlineData("Throw exceptions in the service layer.", "Never throw exceptions in the parser.")]
    [InlineData("Plain HTML tables are enough, no component library.", "Data is fetched in the route's loader, and components get it as props.")]
    [InlineData("Keep tests next to the component.", "Never put a component into the shared kit before a second screen needs it.")]
    public void Another_language_or_place_is_another_subject(string a, string b) => IsRelatedOrLess(a, b);

    [Theory]
    [InlineData("Retry failed calls.", "Retry failed calls at most 3 times.")]
    [InlineData("Never wait 5 seconds.", "Never wait 10 seconds.")]
    [InlineData("Wait for 10 seconds.", "Wait for 10 requests.")]
    [InlineData("Never use TLS for internal calls.", "Never use TLS 1.0 for internal calls.")]
    [InlineData("Use tabs.", "Use tabs in Go files.")]
    [InlineData("Never parse dates by hand.", "Never parse dates by hand in Python.")]
    public void Neither_merged_nor_set_against_each_other(string a, string b)
    {
        foreach (var given in (Comparison[])[Compare(a, b), Compare(b, a)])
            given.Relation.ShouldNotBeOneOf(Relation.Same, Relation.Opposite);
    }

    [Theory]
    [InlineData("Never use TLS 1.0 for outgoing calls.", "TLS 1.0 must not be used for outgoing calls.")]
    [InlineData("Do not listen on port 8080 in tests.", "Never listen on port 8080 in tests.")]
    [InlineData("Retry at most three times.", "Retry no more than 3 times.")]
    [InlineData("Files are UTF-8.", "Files must be UTF8.")]
    [InlineData("Use tabs in Go files.", "Always use tabs in Go files!")]
    [InlineData("Never use SHA-1.", "SHA1 is forbidden.")]
    public void Still_the_same(string a, string b) => Compare(a, b).Relation.ShouldBe(Relation.Same, Compare(a, b).Reason);

    [Theory]
    [InlineData("Do not return lists from the outgoing port.", "Return lists from the outgoing port.", "lists", "collection")]
    [InlineData("Cached values are never doubled in the outgoing queue.", "Cached values are always doubled in the outgoing queue.", "doubled", "~")]
    [InlineData("Cached pages of the outgoing queue are doubled at night.", "Doubled pages of the outgoing queue are refused by the cache.", "outgoing", "outgo,")]
    public void A_reason_speaks_in_the_words_of_the_rules(string a, string b, string said, string unsaid)
    {
        var reason = Compare(a, b).Reason;
        reason.ShouldContain(said, Case.Insensitive);
        reason.ShouldNotContain(unsaid, Case.Insensitive);
    }

    private static void IsRelatedOrLess(string a, string b)
    {
        foreach (var given in (Comparison[])[Compare(a, b), Compare(b, a)])
            given.Relation.ShouldBeOneOf(Relation.Related, Relation.Unrelated);
    }
}
