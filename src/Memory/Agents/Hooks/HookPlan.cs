using Memory.Serving;

namespace Memory.Agents.Hooks;

/// <summary>What an event is worth.</summary>
/// <param name="Resets">The session's context was emptied, or is about to be: what it was given may be given again.</param>
/// <param name="Begins">It gets what every session gets; else only what is new of that.</param>
/// <param name="Tokens">Most tokens of the answer; 0: nothing is given.</param>
/// <param name="LessonsMax">Most lessons of the answer.</param>
/// <param name="ReadsPrompt">The prompt calls for lessons.</param>
/// <param name="ReadsFile">The file, and what is put into it, call for lessons.</param>
/// <param name="Guards">New content is held against forbidden patterns.</param>
/// <param name="Notes">The edit happened: what it does with patterns of lessons is an outcome.</param>
/// <param name="Keeps">Its text is kept until the session stops.</param>
/// <param name="Checks">The session's changes are held against forbidden patterns.</param>
internal sealed record HookPlan(
    ContextPhase Phase, bool Resets = false, bool Begins = false, int Tokens = 0, int LessonsMax = int.MaxValue,
    bool ReadsPrompt = false, bool ReadsFile = false, bool Guards = false, bool Notes = false, bool Keeps = false, bool Checks = false)
{
    public const int PromptTokens = 600;
    public const int PlanTokens = 1_200;
    public const int EditTokens = 300;
    public const int EditLessons = 3;

    /// <summary>Of one session, or of one agent in it; what it lost by compaction does not count.</summary>
    public const int SessionTokens = 4_000;

    public static readonly HookPlan Nothing = new(ContextPhase.Edit);

    /// <summary>The same where the file is none of the repository's.</summary>
    public HookPlan Elsewhere => this with { ReadsFile = false, Guards = false, Notes = false, Keeps = false };

    /// <param name="checksAtStop">Whoever set the hooks up asked for it.</param>
    public static HookPlan Of(HookEvent e, bool checksAtStop)
    {
        var phase = e.Plans ? ContextPhase.Plan : ContextPhase.Edit;
        return e.Name switch
        {
            HookEvent.SessionStart => new(ContextPhase.Start, Resets: e.Source is "compact" or "clear", Begins: true, Tokens: ContextInput.BudgetStart),
            HookEvent.SubagentStart => new(ContextPhase.Start, Begins: true, Tokens: ContextInput.BudgetStart),
            HookEvent.UserPromptSubmit when !e.IsTaskNotification => new(phase, Tokens: e.Plans ? PlanTokens : PromptTokens, ReadsPrompt: e.Prompt.Length > 0),
            HookEvent.PreToolUse => new(phase, Tokens: EditTokens, LessonsMax: EditLessons, ReadsFile: e.FilePath.Length > 0, Guards: e.IsEdit),
            HookEvent.PostToolUse => new(phase, Tokens: EditTokens, LessonsMax: EditLessons, Notes: e.IsEdit, Keeps: e.IsEdit && checksAtStop),
            HookEvent.PreCompact => new(ContextPhase.Start, Resets: true),
            // Whatever is said at a stop makes the session go on: nothing but what was asked for, and never twice in a row.
            HookEvent.Stop when checksAtStop && !e.StopHookActive => new(ContextPhase.Review, Checks: true),
            _ => Nothing,
        };
    }
}
