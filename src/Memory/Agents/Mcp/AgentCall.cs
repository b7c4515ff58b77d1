using Memory.Access;
using Memory.Agents.Places;

namespace Memory.Agents.Mcp;

/// <summary>One call of an agent: over which connection it came, and what its key may see.</summary>
internal sealed record AgentCall(HttpContext Http, Caller Caller)
{
    /// <summary>owner/name, inside the grant; null: nobody says which.</summary>
    /// <exception cref="Api.FaultException">400 for a name that is none, 403 outside the grant.</exception>
    public string? RepoOf(ToolArguments arguments) => CallPlace.Of(Http, Caller, arguments.Text("repo"), arguments.Text("cwd")).Repo;
}
