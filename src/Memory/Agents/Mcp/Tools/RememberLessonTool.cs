using Memory.Access.Limiting;
using Memory.Client;
using Memory.Lessons;
using Memory.Lessons.Endpoints;
using Memory.Storage;
using ModelContextProtocol.Protocol;

namespace Memory.Agents.Mcp.Tools;

/// <summary>An agent proposes a lesson. Whatever its key may do, a person decides about it.</summary>
internal sealed class RememberLessonTool(Database database, TimeProvider time) : AgentTool
{
    public override Tool Shape { get; } = Make("remember_lesson", "Propose a lesson that holds beyond this change, in a person's words; somebody decides about it before it is served.", $$$"""
        {"rule":{"type":"string","description":"what to do or not to do, one sentence"},
         "why":{"type":"string"},
         "kind":{"type":"string","enum":["do","dont","keep"]},
         "topic":{"type":"string"},
         "scope":{"type":"object","properties":{"paths":{"type":"array","items":{"type":"string"} } },"description":"path globs; without it the whole repository"},
         "examples":{"type":"array","items":{"type":"object","properties":{"bad":{"type":"string"},"good":{"type":"string"},"language":{"type":"string"} } } },
         "repo":{{{Repo}}}}
        """, ["rule"], isReadOnly: false);

    public override Work Work => Work.Write;

    public override async Task<string> RunAsync(AgentCall call, ToolArguments arguments, CancellationToken cancellation)
    {
        if (call.RepoOf(arguments) is not { } repo)
            return ToolText.WhichRepo;
        var input = arguments.Body<LessonInput>() with { Repo = repo };
        var (lesson, isNew) = await LessonChanges.MakeAsync(input, call.Caller, teaches: false, database, time);
        if (!isNew)
            return $"{lesson.Id} says that already; it is {lesson.Status.ToWire()}.";
        var held = lesson.Warnings.Count > 0 ? $" It is held, because: {string.Join(" ", lesson.Warnings)}" : "";
        return $"Proposed as {lesson.Id} for {repo}. It is served once a person has approved it.{held}";
    }
}
