namespace Memory.GitHub;

/// <summary>Which GitHub, and who we are there: a token, or an app (see <see cref="GitHubAppOptions"/>).</summary>
public sealed class GitHubOptions
{
    public const string RepliesOff = "off", RepliesReactions = "reactions", RepliesFull = "full";

    /// <summary>Address of the REST interface; of an Enterprise server with its path, <c>https://github.example.com/api/v3</c>.</summary>
    public string ApiUrl { get; set; } = "https://api.github.com";

    /// <summary>A fine-grained token; where an app is configured it is not used.</summary>
    public string? Token { get; set; }

    /// <summary>What webhooks are signed with; without it none is taken.</summary>
    public string? WebhookSecret { get; set; }

    /// <summary>What people hear of us in their threads: nothing, reactions, or reactions and replies.</summary>
    public string Replies { get; set; } = RepliesFull;

    /// <summary>For those whom no webhook reaches: minutes between two looks at what was said; 0 is never.</summary>
    public int PollMinutes { get; set; }
}
