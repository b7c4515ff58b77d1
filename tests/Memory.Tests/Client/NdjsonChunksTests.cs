using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Memory.Client;

namespace Memory.Tests.Clients;

public sealed class NdjsonChunksTests
{
    private static async Task<List<NdjsonChunk>> CutAsync(string text, int bytes = NdjsonChunks.BytesMax, int lines = NdjsonChunks.LinesMax)
    {
        var chunks = new List<NdjsonChunk>();
        await foreach (var chunk in new NdjsonChunks(bytes, lines).ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), TestContext.Current.CancellationToken))
            chunks.Add(chunk);
        return chunks;
    }

    private static string Text(NdjsonChunk chunk) => Encoding.UTF8.GetString(chunk.Body.Span);

    [Fact]
    public async Task Empty_lines_carriage_returns_and_a_byte_order_mark_are_left_out_and_numbers_stay()
    {
        var chunk = (await CutAsync("\uFEFFa\r\n\r\n  \nb\n\nc")).ShouldHaveSingleItem();

        Text(chunk).ShouldBe("a\nb\nc\n");
        chunk.Lines.ShouldBe([1, 4, 6]);
        chunk.LineOf(2).ShouldBe(4);
        chunk.BytesRead.ShouldBe(15);
        chunk.LinesRead.ShouldBe(6);
    }

    [Fact]
    public async Task A_chunk_ends_at_either_limit()
    {
        (await CutAsync("1\n2\n3\n4\n5\n", lines: 2)).Select(Text).ShouldBe(["1\n2\n", "3\n4\n", "5\n"]);
        (await CutAsync("aaa\nbbb\nccc\n", bytes: 8)).Select(Text).ShouldBe(["aaa\nbbb\n", "ccc\n"]);
    }

    [Fact]
    public async Task A_line_longer_than_a_chunk_is_named_and_costs_no_other()
    {
        var chunk = (await CutAsync("a\n" + new string('x', 100_000) + "\nb\n", bytes: 50)).ShouldHaveSingleItem();

        Text(chunk).ShouldBe("a\nb\n");
        chunk.TooLong.ShouldBe([2]);
        chunk.Lines.ShouldBe([1, 3]);
    }

    [Fact]
    public async Task Only_long_lines_still_give_a_chunk_that_names_them()
    {
        var chunk = (await CutAsync(new string('x', 60) + "\n" + new string('y', 60), bytes: 50)).ShouldHaveSingleItem();

        chunk.Body.IsEmpty.ShouldBeTrue();
        chunk.TooLong.ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Nothing_gives_nothing() => (await CutAsync("\n \r\n\n")).ShouldBeEmpty();

    [Fact]
    public void Whatever_the_lines_each_arrives_once_in_order_within_the_limits()
    {
        var line = Gen.Choose(0, 30).SelectMany(n => Gen.Choose('a', 'z').Select(c => new string((char)c, n)));
        Prop.ForAll(line.ListOf().ToArbitrary(), lines =>
        {
            var chunks = CutAsync(string.Join('\n', lines), bytes: 40, lines: 3).GetAwaiter().GetResult();
            var sent = chunks.SelectMany(chunk => Text(chunk).Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToList();
            var numbers = chunks.SelectMany(chunk => chunk.Lines).ToList();
            return sent.SequenceEqual(lines.Where(l => l.Length > 0))
                && numbers.Select(n => lines[n - 1]).SequenceEqual(sent)
                && chunks.All(chunk => chunk.Body.Length <= 40 && chunk.Lines.Count is > 0 and <= 3);
        }).QuickCheckThrowOnFailure();
    }
}
