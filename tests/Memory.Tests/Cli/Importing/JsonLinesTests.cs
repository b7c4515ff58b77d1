using System.Text;
using Memory.Cli.Importing;

namespace Memory.Tests.Cli.Importing;

public sealed class JsonLinesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Task<string> LinesAsync(string text) =>
        JsonLines.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), "x.json", async lines =>
        {
            using var reader = new StreamReader(lines);
            return await reader.ReadToEndAsync(Cancel);
        }, Cancel);

    [Theory]
    [InlineData("{\"a\":1}\nnot json\n{\"a\":2}")]
    [InlineData("")]
    [InlineData("\n\n{}")]
    [InlineData("{")]
    public async Task Lines_go_through_byte_for_byte(string text) => (await LinesAsync(text)).ShouldBe(text);

    [Theory]
    [InlineData("[{\"a\":1},\n {\"b\":\"x\\ny\"}]", "{\"a\":1}\n{\"b\":\"x\\ny\"}\n")]
    [InlineData("\uFEFF \n[ {\n \"a\": 1\n} ]", "{  \"a\": 1 }\n")]
    [InlineData("[]", "")]
    [InlineData("{\n  \"a\": 1\n}\n{\n  \"b\": 2\n}", "{   \"a\": 1 }\n{   \"b\": 2 }\n")]
    public async Task An_array_and_spread_objects_become_lines(string text, string lines) => (await LinesAsync(text)).ShouldBe(lines);

    [Theory]
    [InlineData("[{\"a\":1},")]
    [InlineData("[{\"a\":1}, oops]")]
    [InlineData("{\n\"a\": }")]
    public async Task What_breaks_off_is_told_with_the_name_of_the_file(string text) =>
        (await Should.ThrowAsync<Memory.Cli.FailedException>(() => LinesAsync(text))).Message.ShouldStartWith("x.json breaks off being JSON");

    [Fact]
    public async Task A_long_array_is_read_to_its_end()
    {
        var array = "[" + string.Join(",", Enumerable.Range(0, 20_000).Select(n => $"{{\"n\":{n}}}")) + "]";

        (await LinesAsync(array)).Count(c => c == '\n').ShouldBe(20_000);
    }

    [Fact]
    public async Task A_reader_that_gives_up_ends_the_reading()
    {
        var array = "[" + string.Join(",", Enumerable.Range(0, 200_000).Select(n => $"{{\"n\":{n}}}")) + "]";

        await Should.ThrowAsync<InvalidOperationException>(() => JsonLines.ReadAsync<int>(
            new MemoryStream(Encoding.UTF8.GetBytes(array)), "x", _ => throw new InvalidOperationException("no"), Cancel));
    }
}
