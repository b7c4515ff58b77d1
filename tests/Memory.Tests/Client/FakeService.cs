using System.Net;
using System.Text;

namespace Memory.Tests.Clients;

/// <summary>A service that answers what it was told to, in order; a call that nobody expected fails the test.</summary>
internal sealed class FakeService : HttpMessageHandler
{
    private readonly Queue<(string Call, Func<HttpResponseMessage> Answer)> expected = new();

    public List<Sent> Calls { get; } = [];

    public Sent Last => Calls[^1];

    public FakeService On(string call, string json, HttpStatusCode status = HttpStatusCode.OK, string type = "application/json") =>
        On(call, () => new HttpResponseMessage(status) { Content = new StringContent(json, Encoding.UTF8, type) });

    public FakeService On(string call, HttpStatusCode status) => On(call, () => new HttpResponseMessage(status));

    public FakeService On(string call, Func<HttpResponseMessage> answer)
    {
        expected.Enqueue((call, answer));
        return this;
    }

    public void AllWasCalled() => expected.Select(e => e.Call).ShouldBeEmpty();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var sent = new Sent(
            $"{request.Method} {request.RequestUri!.PathAndQuery}", body, request.Content?.Headers.ContentType?.ToString(),
            request.Headers.Authorization?.ToString(), request.Headers.TryGetValues("If-Match", out var match) ? match.Single() : null, request.RequestUri);
        Calls.Add(sent);
        if (!expected.TryDequeue(out var next) || next.Call != sent.Call)
            throw new UnexpectedCallException($"unexpected call: {sent.Call}; expected: {next.Call ?? "none"}");
        return next.Answer();
    }

    internal sealed record Sent(string Call, string Body, string? ContentType, string? Authorization, string? IfMatch, Uri Address);
}

internal sealed class UnexpectedCallException(string message) : Exception(message);
