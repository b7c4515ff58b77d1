using System.Net;

namespace Memory.Tests.Cli.Commands;

public sealed class LessonsCommandTests
{
    private const string Held = """{"id":"L1","repo":"a/b","rule":"Skip the check.","status":"proposed","warnings":["weakens TLS"]}""";

    [Fact]
    public async Task A_list_in_a_pipe_is_values_between_tabs()
    {
        using var cli = new CliRunner();
        cli.Service.On(
            "GET /v1/lessons?repo=a%2Fb&status=active&topic=data&limit=2",
            """{"items":[{"id":"L1","status":"active","topic":"data","rule":"One\tline\nonly."},{"id":"L2","status":"active","topic":"data","rule":"Two."}],"next":"c2"}""");

        (await cli.RunAsync("lessons", "list", "--repo", "a/b", "--status", "active", "--topic", "data", "--limit", "2")).ShouldBe(0);

        cli.Output.ShouldBe("L1\tactive\tdata\tOne line only.\nL2\tactive\tdata\tTwo.\n");
        cli.Error.ShouldBe("There is more: --cursor c2\n");
    }

    [Fact]
    public async Task A_doubtful_lesson_comes_with_what_speaks_against_it()
    {
        using var cli = new CliRunner();
        cli.Service.On("GET /v1/lessons?repo=a%2Fb&doubtful=true", """{"items":[{"id":"L1","rule":"Use unions.","outcomes":{"doubts":["key:ana called it wrong on 2026-05-04: \"no\u001b[31m\""]}}],"next":null}""");
        (await cli.RunAsync("lessons", "list", "--repo", "a/b", "--doubtful")).ShouldBe(0);
        cli.Output.ShouldBe("L1  Use unions.\n  but key:ana called it wrong on 2026-05-04: \"no\"\n");
    }

    [Fact]
    public async Task A_pattern_is_confirmed_before_the_lesson_is_approved()
    {
        using var cli = new CliRunner();
        cli.Service.On("GET /v1/lessons/L1", """{"id":"L1","rule":"No eval.","status":"proposed"}""");
        cli.Service.On("PATCH /v1/lessons/L1", """{"id":"L1","rule":"No eval.","status":"proposed","pattern":"eval()"}""");
        cli.Service.On("POST /v1/lessons/L1/approve", """{"id":"L1","rule":"No eval.","status":"active","pattern":"eval()"}""");
        (await cli.RunAsync("lessons", "approve", "L1", "--pattern", "eval()")).ShouldBe(0);
        cli.Output.ShouldBe("L1  approved  No eval.\n");
    }

    [Fact]
    public async Task A_list_on_a_terminal_is_a_table_within_its_width()
    {
        using var cli = new CliRunner().OnTerminal().With(("NO_COLOR", "1"));
        cli.Environment = cli.Environment with { Width = 50 };
        cli.Service.On("GET /v1/lessons", """{"items":[{"id":"L482133","status":"active","topic":"data","rule":"Never [red]trust[/] a rule that is longer than the terminal is wide."}]}""");

        (await cli.RunAsync("lessons", "list")).ShouldBe(0);

        cli.Output.ReplaceLineEndings("\n").ShouldBe("""
            id       status  topic  rule
            L482133  active  data   Never [red]trust[/] a rule
                                    that is longer than the
                                    terminal is wide.

            """);
    }

    [Fact]
    public async Task A_table_has_colours_where_they_are_wanted()
    {
        using var cli = new CliRunner().OnTerminal();
        cli.Service.On("GET /v1/lessons", """{"items":[{"id":"L1","status":"active","topic":"data","rule":"r\u001b[31m"}]}""");

        await cli.RunAsync("lessons", "list");

        cli.Output.ShouldContain("\u001b[32mactive\u001b[0m");
        cli.Output.ShouldNotContain("\u001b[31m");
    }

    [Fact]
    public async Task A_lesson_is_shown_with_who_said_it_and_where()
    {
        using var cli = new CliRunner();
        cli.Service.On("GET /v1/lessons/L1", """
            {"id":"L1","repo":"acme/shop","rule":"Use unions.","why":"Enums ship code.","topic":"style","scope":{"paths":["src/**/*.ts"]},"core":true,"status":"active",
             "warnings":["w"],"pattern":"enum","evidence":[{"url":"https://x/1","author":"ann","path":"src/a.ts","saidAt":"2026-01-02T03:04:05Z","words":"no enums\nplease"}],
             "conflictsWith":["L2"],"served":1200,"updatedAt":"2026-02-03T04:05:06Z","approvedBy":"ann","approvedAt":"2026-01-02T03:04:05Z"}
            """);

        (await cli.RunAsync("lessons", "show", "L1")).ShouldBe(0);

        cli.Output.ShouldBe("""
            L1  active  acme/shop  style  core
            Use unions.
              why       Enums ship code.
              warning   w
              where     src/**/*.ts
              forbids   enum
              against   L2
              approved  by ann, 2026-01-02 03:04
              changed   2026-02-03 04:05
              use       served 1,200, followed 0, said again 0
              said      ann, 2026-01-02, on src/a.ts: "no enums please"
                        https://x/1

            """);
    }

    [Fact]
    public async Task History_is_a_list()
    {
        using var cli = new CliRunner();
        cli.Service.On("GET /v1/lessons/L1/history", """{"items":[{"at":"2026-01-02T03:04:05Z","who":"ann","what":"learned","note":null}]}""");

        (await cli.RunAsync("lessons", "show", "L1", "--history")).ShouldBe(0);

        cli.Output.ShouldBe("2026-01-02 03:04\tann\tlearned\t\n");
    }

    [Fact]
    public async Task A_lesson_is_added_with_what_was_given_only()
    {
        using var cli = new CliRunner();
        cli.Service.On("POST /v1/lessons", """{"id":"L9","status":"active","rule":"Use unions."}""", HttpStatusCode.Created);

        (await cli.RunAsync("lessons", "add", "Use", "unions.", "--repo", "acme/*", "--path", "src/**", "--path", "web/**", "--core")).ShouldBe(0);

        cli.Service.Last.Body.ShouldBe("""{"repo":"acme/*","rule":"Use unions.","scope":{"paths":["src/**","web/**"]},"core":true}""");
        cli.Output.ShouldBe("L9  active  Use unions.\n");
    }

    [Fact]
    public async Task Each_id_is_decided_about()
    {
        using var cli = new CliRunner();
        cli.Service.On("POST /v1/lessons/L1/retire", """{"id":"L1","rule":"a"}""").On("POST /v1/lessons/L2/retire", """{"id":"L2","rule":"b"}""");

        (await cli.RunAsync("lessons", "retire", "L1", "L2", "--note", "old")).ShouldBe(0);

        cli.Output.ShouldBe("L1  retired  a\nL2  retired  b\n");
        cli.Service.Last.Body.ShouldBe("""{"note":"old"}""");
    }

    [Theory]
    [InlineData("reject", "rejected")]
    [InlineData("restore", "restored")]
    public async Task Each_decision_has_its_route(string verb, string done)
    {
        using var cli = new CliRunner();
        cli.Service.On($"POST /v1/lessons/L1/{verb}", """{"id":"L1","rule":"a"}""");

        (await cli.RunAsync("lessons", verb, "L1")).ShouldBe(0);

        cli.Output.ShouldBe($"L1  {done}  a\n");
    }

    [Fact]
    public async Task A_held_lesson_is_not_approved_without_a_word()
    {
        using var cli = new CliRunner();
        cli.Service.On("GET /v1/lessons/L1", Held);

        (await cli.RunAsync("lessons", "approve", "L1")).ShouldBe(1);

        cli.Error.ShouldContain("warning: weakens TLS");
        cli.Error.ShouldContain("Repeat with --yes");
    }

    [Fact]
    public async Task A_held_lesson_is_approved_by_somebody_who_says_so()
    {
        using var cli = new CliRunner();
        cli.Service.On("GET /v1/lessons/L1", Held).On("POST /v1/lessons/L1/approve", Held.Replace("proposed", "active", StringComparison.Ordinal));
        (await cli.RunAsync("lessons", "approve", "L1", "--yes")).ShouldBe(0);
        cli.Output.ShouldBe("L1  approved  Skip the check.\n");

        cli.OnTerminal().WithInput("y\n", terminal: true);
        cli.Service.On("GET /v1/lessons/L1", Held).On("POST /v1/lessons/L1/approve", Held);
        (await cli.RunAsync("lessons", "approve", "L1")).ShouldBe(0);

        cli.WithInput("\n", terminal: true);
        cli.Service.On("GET /v1/lessons/L1", Held);
        (await cli.RunAsync("lessons", "approve", "L1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_lesson_that_does_not_exist_is_a_failure()
    {
        using var cli = new CliRunner();
        cli.Service.On("GET /v1/lessons/L404", """{"detail":"There is no lesson L404."}""", HttpStatusCode.NotFound, "application/problem+json");

        (await cli.RunAsync("lessons", "show", "L404")).ShouldBe(1);

        cli.Error.ShouldBe("memory: There is no lesson L404.\n");
    }
}
