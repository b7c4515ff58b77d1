using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net;
using Anthropic;
using Microsoft.Extensions.AI;
using OpenAI;

namespace Memory.Ai;

/// <summary>The one place that knows providers: settings to the framework's <see cref="IChatClient"/>.</summary>
internal static class ChatClients
{
    /// <summary>Tries after the first one, at 408, 409, 429, 5xx and 529, after as long as <c>Retry-After</c> says.</summary>
    private const int RetriesMax = 2;

    /// <summary>Of one try.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <returns>Null when no model is configured.</returns>
    public static IChatClient? Create(ChatModelOptions options) => options.Provider switch
    {
        ChatModelOptions.Anthropic => Claude(options),
        ChatModelOptions.OpenAI => new OpenAIChat(new OpenAI.Chat.ChatClient(options.Model, Credential(options.ApiKey), Compatible(options.BaseUrl, Timeout))),
        _ => null,
    };

    private static IChatClient Claude(ChatModelOptions options)
    {
        IAnthropicClient client = new AnthropicClient { ApiKey = Key(options.ApiKey), MaxRetries = RetriesMax, Timeout = Timeout };
        if (options.BaseUrl is { Length: > 0 } address)
            client = client.WithOptions(o => o with { BaseUrl = address });
        return client.AsIChatClient(options.Model);
    }

    /// <summary>How any compatible endpoint is reached: tries, their time, what counts as overloaded.</summary>
    public static OpenAIClientOptions Compatible(string? baseUrl, TimeSpan timeout)
    {
        var http = new HttpClient(new Overloaded { InnerHandler = new SocketsHttpHandler() }) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
        var settings = new OpenAIClientOptions { RetryPolicy = new ClientRetryPolicy(RetriesMax), NetworkTimeout = timeout, Transport = new HttpClientPipelineTransport(http) };
        if (baseUrl is { Length: > 0 } address)
            settings.Endpoint = new Uri(address);
        return settings;
    }

    public static ApiKeyCredential Credential(string? key) => new(Key(key));

    /// <summary>The clients refuse an empty key; an endpoint that asks for none does not look at it.</summary>
    private static string Key(string? key) => string.IsNullOrEmpty(key) ? "none" : key;

    /// <summary>529 is how some endpoints say that they are overloaded; the client tries again at the status that the standard has for it.</summary>
    private sealed class Overloaded : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if ((int)response.StatusCode == 529)
                response.StatusCode = HttpStatusCode.ServiceUnavailable;
            return response;
        }
    }
}
