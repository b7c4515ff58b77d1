namespace Memory.Ai;

/// <summary><c>Memory:Ai</c>: which models may be asked, and how much of them a day.</summary>
public sealed class AiOptions
{
    public ChatModelOptions Chat { get; set; } = new();

    public EmbeddingModelOptions Embedding { get; set; } = new();

    /// <summary>Tokens of one UTC day, in and out together, over all nodes; what is over it is read by the built-in distiller.</summary>
    public long DailyTokens { get; set; } = 200_000;
}

/// <summary><c>Memory:Ai:Chat</c>.</summary>
public sealed class ChatModelOptions
{
    public const string None = "none";
    public const string Anthropic = "anthropic";
    public const string OpenAI = "openai";

    /// <summary><c>none</c>, <c>anthropic</c>, or <c>openai</c> for any compatible endpoint.</summary>
    public string Provider { get; set; } = None;

    public string? Model { get; set; }

    /// <summary>Absolute address of the endpoint; null: the provider's own.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>May be empty for an endpoint of one's own that asks for none.</summary>
    public string? ApiKey { get; set; }

    public bool IsConfigured => Provider != None;
}

/// <summary><c>Memory:Ai:Embedding</c>.</summary>
public sealed class EmbeddingModelOptions
{
    public const string BuiltIn = "builtin";
    public const string OpenAI = "openai";

    /// <summary><c>builtin</c>, or <c>openai</c> for any compatible endpoint.</summary>
    public string Provider { get; set; } = BuiltIn;

    public string? Model { get; set; }

    /// <summary>Absolute address of the endpoint; null: the provider's own.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>May be empty for an endpoint of one's own that asks for none.</summary>
    public string? ApiKey { get; set; }

    public bool IsConfigured => Provider != BuiltIn;
}
