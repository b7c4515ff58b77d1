using System.Net;
using System.Net.Http.Headers;
using Memory.Client;

namespace Memory.Tests.Clients;

public sealed class MemoryClientErrorTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<MemoryException> FailAsync(Func<HttpResponseMessage> answer)
    {
        using var client = MemoryClient.Connect(new Uri("http://memory.test"), "mem_k", new FakeService().On("GET /v1/stats", answer));
        return await Should.ThrowAsync<MemoryException>(() => client.GetStatsAsync(cancellationToken: Cancel));
    }

    private static HttpResponseMessage Say(int status, string body) =>
        new((HttpStatusCode)status) { Content = new StringContent(body, null, "application/problem+json") };

    [Theory]
    [InlineData(400, MemoryError.Invalid)]
    [InlineData(401, MemoryError.Unauthorized)]
    [InlineData(403, MemoryError.Forbidden)]
    [InlineData(404, MemoryError.NotFound)]
    [InlineData(405, MemoryError.MethodNotAllowed)]
    [InlineData(408, MemoryError.TooSlow)]
    [InlineData(409, MemoryError.Conflict)]
    [InlineData(412, MemoryError.PreconditionFailed)]
    [InlineData(413, MemoryError.TooLarge)]
    [InlineData(414, MemoryError.TooLarge)]
    [InlineData(415, MemoryError.UnsupportedMediaType)]
    [InlineData(422, MemoryError.Invalid)]
    [InlineData(429, MemoryError.RateLimited)]
    [InlineData(500, MemoryError.Internal)]
    [InlineData(502, MemoryError.Unavailable)]
    [InlineData(503, MemoryError.Unavailable)]
    [InlineData(504, MemoryError.Unavailable)]
    public async Task Every_status_has_its_word(int status, MemoryError error)
    {
        var failure = await FailAsync(() => Say(status, """{"title":"T","detail":"what and how","errors":{"rule":["empty"]}}"""));

        failure.Error.ShouldBe(error);
        failure.Status.ShouldBe(status);
        failure.Message.ShouldBe("what and how");
        failure.Errors["rule"].ShouldBe(["empty"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>bad gateway</html>")]
    [InlineData("[1]")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    [InlineData("{\"detail\":7}")]
    public async Task A_body_that_is_no_problem_is_no_problem(string body)
    {
        var failure = await FailAsync(() => Say(502, body));

        failure.Error.ShouldBe(MemoryError.Unavailable);
        failure.Message.ShouldBe("The service answered 502 without a reason.");
        failure.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_limit_says_when_to_come_again()
    {
        var failure = await FailAsync(() =>
        {
            var answer = Say(429, "{}");
            answer.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(7));
            return answer;
        });

        failure.RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task Nobody_there_is_unreachable() =>
        (await FailAsync(() => throw new HttpRequestException("refused"))).Error.ShouldBe(MemoryError.Unreachable);

    [Fact]
    public async Task No_answer_in_time_is_unreachable() =>
        (await FailAsync(() => throw new TaskCanceledException("slow", new TimeoutException()))).Error.ShouldBe(MemoryError.Unreachable);

    [Theory]
    [InlineData("<html>login</html>")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"status\":\"ok\"}")]
    public async Task Something_else_at_the_address_is_told_from_memory(string body) =>
        (await FailAsync(() => Say(200, body))).Error.ShouldBe(MemoryError.Internal);

    [Fact]
    public async Task A_redirect_is_shown_and_not_followed()
    {
        var failure = await FailAsync(() => new HttpResponseMessage(HttpStatusCode.Moved) { Headers = { Location = new Uri("https://elsewhere.test/") } });

        failure.Message.ShouldContain("https://elsewhere.test/");
    }

    [Fact]
    public async Task Cancellation_stays_cancellation()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        var service = new FakeService().On("GET /v1/stats", () => throw new OperationCanceledException(stop.Token));
        using var client = MemoryClient.Connect(new Uri("http://memory.test"), null, service);

        await Should.ThrowAsync<OperationCanceledException>(() => client.GetStatsAsync(cancellationToken: stop.Token));
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    public async Task An_id_cannot_walk_to_another_route(string id)
    {
        using var client = MemoryClient.Connect(new Uri("http://memory.test"), null, new FakeService());

        (await Should.ThrowAsync<MemoryException>(() => client.DeleteLessonAsync(id, Cancel))).Error.ShouldBe(MemoryError.Invalid);
        (await Should.ThrowAsync<MemoryException>(() => client.GetClaudeMdAsync("a/" + id, null, Cancel))).Error.ShouldBe(MemoryError.Invalid);
    }

    [Theory]
    [InlineData("ftp://memory.test", "k")]
    [InlineData("http://memory.test", "")]
    [InlineData("http://memory.test", "two words")]
    [InlineData("http://memory.test", "line\nbreak")]
    public void What_cannot_be_sent_is_refused_at_once(string address, string key) =>
        Should.Throw<ArgumentException>(() => MemoryClient.Connect(new Uri(address), key));
}
