namespace Memory.Cli.Installing;

/// <summary>A word in AGENTS.md for agents that have no hooks: how they get at the lessons. Pure.</summary>
internal static class AgentsNote
{
    private const string Begin = "<!-- memory-tools:begin -->", End = "<!-- memory-tools:end -->";

    private const string Text = """
        ## Lessons from review

        What reviewers of this project asked for before is kept as lessons. Before you plan or change code, call the MCP tool `get_context` with
        the task and the files you will touch (or run `memory context "the task" --file path`). For a question about how things are done
        here, call `ask_project` (`memory ask "…"`). When a person corrects you in a way that holds beyond this change, call `remember_lesson`.
        """;

    public static string With(string? text) => MarkedBlock.With(text, Begin, End, Text);
    public static string? Without(string? text) => MarkedBlock.Without(text, Begin, End);
}
