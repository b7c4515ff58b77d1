using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Memory.Ai;

/// <summary>The configured chat model, made when it is first asked; any <see cref="IChatClient"/> that is registered takes its place.</summary>
public sealed class ModelClient(IOptions<AiOptions> options, IChatClient? registered = null) : IDisposable
{
    private readonly Lazy<IChatClient?> client = new(() => registered ?? ChatClients.Create(options.Value.Chat));

    /// <summary>Null when no model is configured.</summary>
    public IChatClient? Client => options.Value.Chat.IsConfigured || registered is not null ? client.Value : null;

    public void Dispose()
    {
        if (client.IsValueCreated && registered is null)
            client.Value?.Dispose();
    }
}
