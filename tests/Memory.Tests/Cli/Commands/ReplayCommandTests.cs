using System.Net;
using System.Text.Json;

namespace Memory.Tests.Cli.Commands;

/// <summary>What a replay prints, and when it fails.</summary>
public sealed class ReplayCommandTests
{
    private const string Report = """
        {"repo":"acme/shop","comments":32,"people":5,"from":"2026-01-01T09:00:00Z","until":"2026-01-30T09:00:00Z","cut":"2026-01-25T09:00:00Z","before":24,"after":6,
         "lessons":3,"said":4,"held":1,"repeated":1,"ahead":1,"often":[{"rule":"Values go into SQL as parameters.","times":2,"first":{"id":"1","author":"ana","at":"2026-01-01T09:00:00Z","url":"https://git.example/1","words":"x"},
         "last":{"id":"4","author":"ben","at":"2026-01-04T09:00:00Z","words":"x"}}],
         "repetitions":[{"rule":"Values go into SQL as parameters.\u001b[31m","said":{"id":"1","author":"ana","at":"2026-01-01T09:00:00Z","url":"https://git.example/1","words":"values go into SQL"},
         "again":{"id":"25","author":"dan","at":"2026-01-25T09:00:00Z","pr":25,"path":"src/a.cs","words":"Values go into SQL!"},"ahead":true,"match":"alike","likeness":0.98}],
         "claudeMd":"<!-- memory:begin -->\n\n- Values go into SQL as parameters. [L1]\n\n<!-- memory:end -->\n"}
        """;

    private static string Job(string state, string rest) =>
        $$"""{"id":"J1","kind":"replay","repo":"acme/shop","state":"{{state}}","done":50,"total":100,"createdAt":"2026-05-01T09:00:00Z"{{rest}}}""";

    private static CliRunner Answering(string job)
    {
        var cli = new CliRunner();
        cli.Service.On("POST /v1/replay", """{"job":"J1","rejected":[{"line":2,"reason":"author is missing"}]}""", HttpStatusCode.Accepted);
        cli.Service.On("GET /v1/jobs/J1/events", $"event: job\ndata: {Job("running", "")}\n\n: still here\n\nevent: job\ndata: {Job("done", "")}\n\n", type: "text/event-stream");
        cli.Service.On("GET /v1/jobs/J1", job);
        return cli;
    }

    [Fact]
    public async Task It_says_what_was_counted_with_both_places_and_what_to_do_next()
    {
        using var cli = Answering(Job("done", $",\"result\":{Report}"));
        (await cli.RunAsync("replay", "acme/shop")).ShouldBe(0, cli.Error);
        cli.Output.ShouldBe("""
            acme/shop: 32 comments by 5 people, 2026-01-01 to 2026-01-30

            Until 2026-01-25 your reviewers said 3 things that hold beyond their line, 4 times.
            Of the 6 remarks after that, 1 repeated a rule that Memory had learned by then; 1 of those it would have put in front of the file beforehand.

            Values go into SQL as parameters.
              said        2026-01-01 ana: "values go into SQL"
                          https://git.example/1
              again       2026-01-25 dan: "Values go into SQL!"
                          src/a.cs #25 25
              beforehand  in the context of the file

            Said most often:
              2x  Values go into SQL as parameters.
                  https://git.example/1

            CLAUDE.md would have begun:
              | - Values go into SQL as parameters. [L1]

            Counted as if a lead had approved each rule that was found in untagged talk; 1 held for its warning is left out.
            A remark repeats a rule when it says the same, or nearly the same words; in doubt it does not. No model was asked, and the store is as it was.

            Next: memory lessons list --repo acme/shop --status proposed   what waits for your yes
                  memory render . --repo acme/shop   puts what is approved into CLAUDE.md

            """.ReplaceLineEndings("\n"));
        cli.Error.ShouldContain("comment 2 does not count: author is missing");
    }

    [Fact]
    public async Task A_file_is_narrowed_to_the_repository_and_sent_as_it_is()
    {
        using var cli = Answering(Job("done", $",\"result\":{Report}"));
        cli.Write("h.json", """[{"id":1,"repo":"Acme/Shop","odd":true},{"id":2,"repo":"acme/other"}]""");
        (await cli.RunAsync("replay", "acme/shop", "--from", "h.json", "--json")).ShouldBe(0, cli.Error);
        JsonDocument.Parse(cli.Service.Calls[0].Body).RootElement.GetRawText().ShouldBe("""{"repo":"acme/shop","comments":[{"id":1,"repo":"Acme/Shop","odd":true}]}""");
        JsonDocument.Parse(cli.Output).RootElement.GetProperty("result").GetProperty("repeated").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_replay_that_failed_says_why()
    {
        using var cli = Answering(Job("failed", ",\"error\":\"it failed 3 times; see the service's log\""));
        (await cli.RunAsync("replay", "acme/shop")).ShouldBe(1);
        cli.Output.ShouldBeEmpty();
        cli.Error.ShouldContain("it failed 3 times");
    }

    [Fact]
    public async Task What_is_no_JSON_is_not_sent_and_a_replay_without_a_repository_is_a_question()
    {
        using var cli = new CliRunner();
        cli.Write("h.jsonl", "{\"id\":1}\nnonsense\n");
        (await cli.RunAsync("replay", "--from", "h.jsonl")).ShouldBe(1);
        cli.Error.ShouldContain("h.jsonl:2 is not JSON");
        (await cli.RunAsync("replay")).ShouldBe(2);
        cli.Error.ShouldContain("which repository?");
    }

    [Fact]
    public async Task On_a_terminal_the_bar_goes_and_the_report_stays()
    {
        using var cli = Answering(Job("done", $",\"result\":{Report}")).OnTerminal();
        (await cli.RunAsync("replay", "acme/shop")).ShouldBe(0, cli.Error);
        cli.Output.ShouldContain("\x1B[1macme/shop\x1B[0m");
        cli.Output.ShouldNotContain("\x1B[31m");
    }
}
