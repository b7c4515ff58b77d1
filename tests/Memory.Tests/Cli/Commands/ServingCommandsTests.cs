namespace Memory.Tests.Cli.Commands;

public sealed class ServingCommandsTests
{
    private const string Pack = """{"markdown":"<project-lessons>\n- Use unions.\n</project-lessons>\n","tokens":9,"lessons":[],"omitted":3,"tookMs":1}""";

    [Fact]
    public async Task Context_sends_what_was_given_and_prints_the_pack_alone()
    {
        using var cli = new CliRunner().InRepository().WithInput("--- a\n+++ b\n");
        cli.Write("src/a.ts", "");
        cli.Service.On("POST /v1/context", Pack);

        (await cli.RunAsync(
            "context", "add", "a", "page", "--file", "src/a.ts", "--file", "./new.ts", "--diff", "-", "--phase", "edit", "--budget", "700", "--session", "s1")).ShouldBe(0);

        cli.Service.Last.Body.ShouldBe(
            """{"repo":"acme/shop","task":"add a page","files":["src/a.ts","new.ts"],"diff":"--- a\n\u002B\u002B\u002B b\n","phase":"edit","budgetTokens":700,"session":"s1"}""");
        cli.Output.ShouldBe("<project-lessons>\n- Use unions.\n</project-lessons>\n");
        cli.Error.ShouldBe("3 more with a larger --budget.\n");
    }

    [Fact]
    public async Task Context_without_lessons_prints_nothing_where_an_agent_reads()
    {
        using var cli = new CliRunner();
        cli.Service.On("POST /v1/context", """{"markdown":"","tokens":0,"lessons":[],"omitted":0,"tookMs":1}""");

        (await cli.RunAsync("context", "--repo", "a/b")).ShouldBe(0);

        cli.Service.Last.Body.ShouldBe("""{"repo":"a/b"}""");
        cli.Output.ShouldBeEmpty();
        cli.Error.ShouldBe("a/b has no lesson for this.\n");
    }

    [Fact]
    public async Task A_diff_that_is_not_there_is_a_failure()
    {
        using var cli = new CliRunner();

        (await cli.RunAsync("context", "--repo", "a/b", "--diff", "no.diff")).ShouldBe(1);

        cli.Error.ShouldContain("no.diff does not exist");
    }

    [Fact]
    public async Task An_answer_comes_with_what_it_rests_on()
    {
        using var cli = new CliRunner();
        cli.Service.On("POST /v1/ask", """
            {"answer":"Use unions.","citations":[{"kind":"lesson","id":"L1","url":"https://x/1","rule":"Use unions."},{"kind":"thread","id":"P9","url":null,"rule":"We talked."}],
             "mode":"extractive","found":true,"people":["ann","bob"]}
            """);

        (await cli.RunAsync("ask", "why", "no", "enums?")).ShouldBe(0);

        cli.Service.Last.Body.ShouldBe("""{"question":"why no enums?"}""");
        cli.Output.ShouldBe("""
            Use unions.

            L1  Use unions.
              https://x/1
            thread  We talked.
            Who may know: ann, bob

            """);
    }

    [Fact]
    public async Task Status_counts_and_a_service_that_is_not_ready_is_a_failure()
    {
        using var cli = new CliRunner().With(("MEMORY_KEY", "mem_k"));
        const string stats = """{"version":"0.1.0","repositories":2,"comments":1204,"lessons":{"active":40,"retired":0,"proposed":3},"deliveries":{},"passages":9,"served":1,"lastLessonAt":null,"indexCaughtUp":true}""";
        cli.Service.On("GET /readyz", System.Net.HttpStatusCode.OK).On("GET /v1/stats", stats);

        (await cli.RunAsync("status")).ShouldBe(0);

        cli.Output.ShouldBe("""
            service     http://127.0.0.1:5080 0.1.0, ready
            key         from MEMORY_KEY
            repository  all (2 known)
            comments    1,204
            lessons     40 active, 3 proposed
            deliveries  none
            passages    9
            served      1 lesson to sessions
            last change never
            index       caught up

            """);

        cli.Service.On("GET /readyz", System.Net.HttpStatusCode.ServiceUnavailable).On("GET /v1/stats", stats);
        (await cli.RunAsync("status")).ShouldBe(1);
        cli.Output.ShouldContain("not ready");
    }

    [Fact]
    public async Task Deliveries_are_listed_with_their_reason()
    {
        using var cli = new CliRunner();
        cli.Service.On("GET /v1/deliveries?outcome=ignored", """
            {"items":[{"id":"D1","event":"comment","repo":"a/b","commentId":"77","receivedAt":"2026-01-02T03:04:05Z","outcome":"ignored","reason":"bob may not teach","lessons":[]}],"next":null}
            """);

        (await cli.RunAsync("deliveries", "--outcome", "ignored")).ShouldBe(0);

        cli.Output.ShouldBe("2026-01-02 03:04\tignored\ta/b\t77\t\tbob may not teach\n");
    }

    [Fact]
    public async Task An_export_is_the_file_as_it_is()
    {
        using var cli = new CliRunner();
        cli.Service.On("GET /v1/lessons/export?format=jsonl&repo=a%2Fb", "{\"rule\":\"a\u202e\"}\n{}\n", type: "application/x-ndjson");

        (await cli.RunAsync("export", "--repo", "a/b")).ShouldBe(0);

        cli.Output.ShouldBe("{\"rule\":\"a\u202e\"}\n{}\n");
    }

    [Fact]
    public async Task Ask_without_a_question_is_the_tour()
    {
        using var cli = new CliRunner().InRepository();
        cli.Service.On("GET /v1/repos/acme/shop/onboarding", "# First day\n", type: "text/markdown");

        (await cli.RunAsync("ask")).ShouldBe(0);
        cli.Output.ShouldBe("# First day\n");
        cli.Service.On("GET /v1/repos/acme/shop/onboarding", "# First day\n", type: "text/markdown");
        (await cli.RunAsync("ask", "--json")).ShouldBe(0);
        cli.Output.ShouldEndWith("\"# First day\\n\"\n");
    }
}
