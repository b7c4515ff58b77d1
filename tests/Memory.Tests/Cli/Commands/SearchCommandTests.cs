namespace Memory.Tests.Cli.Commands;

public sealed class SearchCommandTests
{
    private const string Found = """
        {"items":[{"id":"L482133","rule":"Use literal unions, never enums.","why":"They are erased.","score":1.5,"reasons":["words: enum","taught by ann"],"url":"https://github.com/acme/shop/pull/1#c1","unknown":7}],"tookMs":1}
        """;

    [Fact]
    public async Task Words_need_no_quotes_and_each_lesson_is_shown_with_its_link()
    {
        using var cli = new CliRunner();
        cli.Service.On("GET /v1/search?repo=acme%2Fshop&q=never%20use%20%40claude", Found);

        (await cli.RunAsync("search", "never", "use", "@claude", "--repo", "acme/shop")).ShouldBe(0);

        cli.Output.ShouldBe("""
            L482133  Use literal unions, never enums.
              Why: They are erased.
              words: enum; taught by ann
              https://github.com/acme/shop/pull/1#c1

            """);
        cli.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Json_is_the_answer_as_it_came()
    {
        using var cli = new CliRunner();
        cli.Service.On("GET /v1/search?q=enum", Found);

        (await cli.RunAsync("search", "enum", "--json")).ShouldBe(0);

        cli.Output.ShouldBe(Found + "\n");
    }

    [Fact]
    public async Task Nothing_found_says_so_beside_the_output()
    {
        using var cli = new CliRunner().InRepository();
        cli.Service.On("GET /v1/search?repo=acme%2Fshop&q=enum", """{"items":[],"tookMs":1}""");

        (await cli.RunAsync("search", "enum")).ShouldBe(0);

        cli.Output.ShouldBeEmpty();
        cli.Error.ShouldContain("Nothing found in acme/shop");
    }

    [Fact]
    public async Task Escapes_in_a_lesson_do_not_reach_the_terminal()
    {
        using var cli = new CliRunner().OnTerminal();
        cli.Service.On("GET /v1/search?q=x", """{"items":[{"id":"L1","rule":"a\u001b]0;owned\u0007b\u001b[2Jc\u202ed\r\ne\u009b31m"}],"tookMs":1}""");

        (await cli.RunAsync("search", "x")).ShouldBe(0);

        cli.Output.ShouldBe("\u001b[1mL1\u001b[0m  a]0;ownedbcd e31m\n");
    }

    [Fact]
    public async Task Json_on_a_terminal_means_the_same_without_raw_escapes()
    {
        using var cli = new CliRunner().OnTerminal();
        cli.Service.On("GET /v1/search?q=x", "{\"items\":[{\"id\":\"L1\",\"rule\":\"a\u009b31m\u202eb\"}],\"tookMs\":1}");

        await cli.RunAsync("search", "x", "--json");

        cli.Output.ShouldContain("\"a\\u009b31m\\u202eb\"");
    }

    [Fact]
    public async Task The_key_for_sessions_is_enough_and_no_other_is_taken()
    {
        using var cli = new CliRunner();
        cli.Write("../data/memory/admin.key", "mem_admin\n");
        cli.Write("../data/memory/session.key", "mem_session\n");
        cli.Service.On("GET /v1/search?q=x", Found);

        await cli.RunAsync("search", "x");

        cli.Service.Last.Authorization.ShouldBe("Bearer mem_session");
    }

    [Fact]
    public async Task A_file_is_named_from_the_folder_and_sent_from_the_top()
    {
        using var cli = new CliRunner().InRepository();
        cli.Write("src/web/a.ts", "");
        cli.Environment = cli.Environment with { WorkingFolder = Path.Combine(cli.Work, "src", "web") };
        cli.Service.On("GET /v1/search?repo=acme%2Fshop&q=x&path=src%2Fweb%2Fa.ts", Found);

        (await cli.RunAsync("search", "x", "--path", "a.ts")).ShouldBe(0);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("51")]
    [InlineData("many")]
    public async Task A_limit_that_is_none_is_usage(string limit)
    {
        using var cli = new CliRunner();

        (await cli.RunAsync("search", "x", "--limit", limit)).ShouldBe(2);

        cli.Error.ShouldContain("--limit is a number from 1 to 50.");
    }
}
