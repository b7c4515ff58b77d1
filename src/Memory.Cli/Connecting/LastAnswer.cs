using System.Net;
using System.Net.Http.Headers;

namespace Memory.Cli.Connecting;

/// <summary>Keeps the last JSON that the service answered with, so that <c>--json</c> shows all of it, fields unknown here too.</summary>
internal sealed class LastAnswer(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    public string Text { get; private set; } = "";

    /// <summary>The service took something in and has yet to work on it.</summary>
    public bool LeftWork { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        LeftWork |= response.StatusCode == HttpStatusCode.Accepted;
        if (response.IsSuccessStatusCode && IsJson(response.Content.Headers.ContentType))
            Text = await response.Content.ReadAsStringAsync(cancellationToken);
        return response;
    }

    private static bool IsJson(MediaTypeHeaderValue? type) =>
        string.Equals(type?.MediaType, "application/json", StringComparison.OrdinalIgnoreCase);
}
