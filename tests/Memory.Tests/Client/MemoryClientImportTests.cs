using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Memory.Client;

namespace Memory.Tests.Clients;

public sealed class MemoryClientImportTests : IDisposable
{
    private readonly FakeService service = new();
    private readonly MemoryClient client;

    public MemoryClientImportTests() => client = MemoryClient.Connect(new Uri("http://memory.test"), "mem_k", service);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        service.AllWasCalled();
        client.Dispose();
    }

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    private sealed class Reports : List<ImportProgress>, IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => Add(value);
    }

    [Fact]
    public async Task A_long_stream_goes_in_chunks_and_lines_are_numbered_as_in_the_stream()
    {
        var text = string.Join('\n', Enumerable.Range(1, 1_500).Select(n => n.ToString(CultureInfo.InvariantCulture))) + "\n";
        service.On("POST /v1/comments?mode=all&wait=true", """{"accepted":999,"duplicates":0,"rejected":[{"line":3,"reason":"bad"}],"lessons":["L1","L2"]}""");
        service.On("POST /v1/comments?mode=all&wait=true", """{"accepted":498,"duplicates":1,"rejected":[{"line":500,"reason":"worse"}],"lessons":["L2","L3"]}""");
        var reports = new Reports();

        var receipt = await client.ImportCommentsAsync(Stream("\n" + text), CommentMode.All, wait: true, reports, Cancel);

        receipt.Accepted.ShouldBe(1_497);
        receipt.Duplicates.ShouldBe(1);
        receipt.Rejected.ShouldBe([new RejectedLine(4, "bad"), new RejectedLine(1_501, "worse")]);
        receipt.Lessons.ShouldBe(["L1", "L2", "L3"]);
        service.Last.ContentType.ShouldBe("application/x-ndjson");
        service.Last.Body.ShouldStartWith("1001\n");
        reports.Count.ShouldBe(2);
        reports[^1].ShouldBe(new ImportProgress(text.Length + 1, 1_501));
    }

    [Fact]
    public async Task A_busy_service_is_asked_again_after_the_time_it_named()
    {
        service.On("POST /v1/comments?mode=tagged", () => new HttpResponseMessage(HttpStatusCode.TooManyRequests)
        {
            Headers = { RetryAfter = new RetryConditionHeaderValue(TimeSpan.Zero) },
        });
        service.On("POST /v1/comments?mode=tagged", """{"accepted":1,"duplicates":0,"rejected":[],"lessons":[]}""", HttpStatusCode.Accepted);

        var receipt = await client.ImportCommentsAsync(Stream("{}"), cancellationToken: Cancel);

        receipt.Accepted.ShouldBe(1);
        service.Calls.Select(c => c.Body).ShouldBe(["{}\n", "{}\n"]);
    }

    [Fact]
    public async Task A_refusal_ends_the_import_at_once()
    {
        service.On("POST /v1/comments?mode=tagged", """{"detail":"no"}""", HttpStatusCode.Forbidden);

        (await Should.ThrowAsync<MemoryException>(() => client.ImportCommentsAsync(Stream("{}"), cancellationToken: Cancel))).Message.ShouldBe("no");
    }

    [Fact]
    public async Task An_empty_stream_sends_nothing() =>
        (await client.ImportCommentsAsync(Stream("\n\n"), cancellationToken: Cancel)).Accepted.ShouldBe(0);

    [Fact]
    public async Task Lessons_keep_one_id_for_each_line()
    {
        service.On("POST /v1/lessons/import", """{"accepted":1,"ids":["L1",null],"rejected":[{"line":2,"reason":"no rule"}]}""");

        var receipt = await client.ImportLessonsAsync(Stream("{}\n\n{}\n"), null, Cancel);

        receipt.Ids.ShouldBe(["L1", null]);
        receipt.Rejected.ShouldBe([new RejectedLine(3, "no rule")]);
    }

    [Fact]
    public async Task One_comment_or_several_go_as_JSON()
    {
        service.On("POST /v1/comments?mode=tagged", """{"accepted":1,"duplicates":0,"rejected":[],"lessons":[]}""", HttpStatusCode.Accepted);
        service.On("POST /v1/comments?mode=tagged&wait=true", """{"accepted":2,"duplicates":0,"rejected":[],"lessons":["L1"]}""");
        var comment = new Comment { Source = "github", Repo = "a/b", Id = "1", Author = "ann", Body = "@claude remember: x" };

        await client.AddCommentAsync(comment, cancellationToken: Cancel);
        service.Last.Body.ShouldBe("""{"source":"github","repo":"a/b","id":"1","author":"ann","body":"@claude remember: x"}""");
        (await client.AddCommentsAsync([comment, comment], wait: true, cancellationToken: Cancel)).Lessons.ShouldBe(["L1"]);
        service.Last.Body.ShouldStartWith("[{\"source\"");
    }
}
