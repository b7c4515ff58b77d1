namespace Memory.Ai;

public static class AiSetup
{
    public static IServiceCollection AddAi(this IServiceCollection services)
    {
        services.AddOptions<AiOptions>().BindConfiguration("Memory:Ai")
            .Validate(o => o.Chat.Provider is ChatModelOptions.None or ChatModelOptions.Anthropic or ChatModelOptions.OpenAI,
                "Memory:Ai:Chat:Provider is 'none', 'anthropic' or 'openai' (any compatible endpoint).")
            .Validate(o => !o.Chat.IsConfigured || !string.IsNullOrWhiteSpace(o.Chat.Model), "Memory:Ai:Chat:Model is missing: name the model to ask.")
            .Validate(o => string.IsNullOrEmpty(o.Chat.BaseUrl) || (Uri.TryCreate(o.Chat.BaseUrl, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"),
                "Memory:Ai:Chat:BaseUrl is no address: write it like http://localhost:11434/v1.")
            .Validate(o => !o.Chat.IsConfigured || !string.IsNullOrEmpty(o.Chat.ApiKey) || !string.IsNullOrEmpty(o.Chat.BaseUrl),
                "Memory:Ai:Chat:ApiKey is missing: set Memory__Ai__Chat__ApiKey, or a BaseUrl of an endpoint that asks for none.")
            .Validate(o => o.DailyTokens >= 0, "Memory:Ai:DailyTokens is 0 or more.")
            .Validate(o => o.Embedding.Provider is EmbeddingModelOptions.BuiltIn or EmbeddingModelOptions.OpenAI,
                "Memory:Ai:Embedding:Provider is 'builtin' or 'openai' (any compatible endpoint).")
            .Validate(o => !o.Embedding.IsConfigured || !string.IsNullOrWhiteSpace(o.Embedding.Model), "Memory:Ai:Embedding:Model is missing: name the model to ask.")
            .Validate(o => string.IsNullOrEmpty(o.Embedding.BaseUrl) || (Uri.TryCreate(o.Embedding.BaseUrl, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"),
                "Memory:Ai:Embedding:BaseUrl is no address: write it like http://localhost:11434/v1.")
            .Validate(o => !o.Embedding.IsConfigured || !string.IsNullOrEmpty(o.Embedding.ApiKey) || !string.IsNullOrEmpty(o.Embedding.BaseUrl),
                "Memory:Ai:Embedding:ApiKey is missing: set Memory__Ai__Embedding__ApiKey, or a BaseUrl of an endpoint that asks for none.")
            .ValidateOnStart();
        return services.AddSingleton<EmbeddingClient>().AddSingleton<ModelClient>().AddSingleton<Spending>().AddSingleton<StructuredChat>();
    }
}
