namespace Memory.Tests.Cli.Commands;

public sealed class ImportCommandTests
{
    [Fact]
    public async Task Each_file_is_reported_with_its_bad_lines_and_a_bad_line_is_a_failure()
    {
        using var cli = new CliRunner();
        cli.Write("a.jsonl", "{\"id\":\"1\"}\n\n{\"id\":\"2\"}\n");
        cli.Write("b.json", "[{\"id\":\"3\"}]");
        cli.Service.On("POST /v1/comments?mode=all&wait=true", """{"accepted":1,"duplicates":1,"rejected":[{"line":2,"reason":"author is missing"}],"lessons":["L1","L2"]}""");
        cli.Service.On("POST /v1/comments?mode=all&wait=true", """{"accepted":1200,"duplicates":0,"rejected":[],"lessons":[]}""");

        (await cli.RunAsync("import", "a.jsonl", "b.json", "--mode", "all", "--wait")).ShouldBe(1);

        cli.Output.ShouldBe("a.jsonl: 1 comment accepted, 1 known already, 1 rejected\nLessons: L1 L2\nb.json: 1,200 comments accepted\n");
        cli.Error.ShouldBe("a.jsonl:3: author is missing\n");
        cli.Service.Calls.Select(c => c.Body).ShouldBe(["{\"id\":\"1\"}\n{\"id\":\"2\"}\n", "{\"id\":\"3\"}\n"]);
    }

    [Fact]
    public async Task A_dash_is_standard_input()
    {
        using var cli = new CliRunner().WithInput("{\"id\":\"1\"}");
        cli.Service.On("POST /v1/comments?mode=tagged", """{"accepted":1,"duplicates":0,"rejected":[],"lessons":[]}""");

        (await cli.RunAsync("import", "-")).ShouldBe(0);

        cli.Output.ShouldBe("standard input: 1 comment accepted\n");
    }

    [Fact]
    public async Task What_is_still_to_be_learned_is_said_beside_the_output()
    {
        using var cli = new CliRunner().WithInput("{\"id\":\"1\"}");
        cli.Service.On("POST /v1/comments?mode=tagged&wait=true", """{"accepted":1,"duplicates":0,"rejected":[],"lessons":[]}""", System.Net.HttpStatusCode.Accepted);

        (await cli.RunAsync("import", "-", "--wait")).ShouldBe(0);

        cli.Error.ShouldContain("memory deliveries");
    }

    [Fact]
    public async Task A_long_file_shows_a_bar_on_a_terminal_and_none_in_a_pipe()
    {
        using var cli = new CliRunner();
        cli.Write("big.jsonl", string.Join('\n', Enumerable.Repeat($"{{\"body\":\"{new string('x', 1000)}\"}}", 900)));
        const string receipt = """{"accepted":900,"duplicates":0,"rejected":[],"lessons":[]}""";

        cli.Service.On("POST /v1/comments?mode=tagged", receipt);
        (await cli.RunAsync("import", "big.jsonl")).ShouldBe(0);
        cli.Error.ShouldBeEmpty();

        cli.OnTerminal();
        cli.Service.On("POST /v1/comments?mode=tagged", receipt);
        (await cli.RunAsync("import", "big.jsonl")).ShouldBe(0);
        cli.Error.ShouldContain("100%");
        cli.Output.ShouldBe("big.jsonl: 900 comments accepted\n");
    }

    [Fact]
    public async Task Lessons_have_their_own_route_and_json_is_the_receipt()
    {
        using var cli = new CliRunner();
        cli.Write("l.jsonl", "{\"repo\":\"a/b\",\"rule\":\"r\"}");
        cli.Service.On("POST /v1/lessons/import", """{"accepted":1,"ids":["L7"],"rejected":[]}""");

        (await cli.RunAsync("import", "l.jsonl", "--lessons", "--json")).ShouldBe(0);

        cli.Output.ShouldBe("""{"accepted":1,"ids":["L7"],"rejected":[]}""" + "\n");
    }

    [Theory]
    [InlineData("missing.jsonl", "missing.jsonl does not exist")]
    [InlineData(".", "no documents in .")]
    public async Task A_wrong_name_costs_nothing(string file, string said)
    {
        using var cli = new CliRunner();
        cli.Write("good.jsonl", "{}");

        (await cli.RunAsync("import", "good.jsonl", file)).ShouldBe(1);

        cli.Error.ShouldContain(said);
        cli.Service.Calls.ShouldBeEmpty();
    }
}
