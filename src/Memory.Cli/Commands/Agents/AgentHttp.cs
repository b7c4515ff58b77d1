using System.Net.Http.Headers;
using Memory.Cli.Connecting;

namespace Memory.Cli.Commands.Agents;

/// <summary>Carries what an agent says to the service as it is; the answer's texts are the agent's business.</summary>
internal static class AgentHttp
{
    public static HttpClient Connect(CliHost host, Connection connection, TimeSpan atMost)
    {
        var client = new HttpClient(host.Handler ?? new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = atMost }, disposeHandler: host.Handler is null) { Timeout = atMost };
        if (connection.Key is { } key)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    public static Uri At(Connection connection, string path) => new($"{connection.Address.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{path}");
}
