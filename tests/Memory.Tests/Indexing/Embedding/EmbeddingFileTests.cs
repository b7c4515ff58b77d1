using Memory.Indexing.Embedding;

namespace Memory.Tests.Indexing.Embedding;

/// <summary>A table that is not whole is refused with what is wrong with it, and never read past its end.</summary>
public sealed class EmbeddingFileTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), $"embedder-{Guid.NewGuid():N}.bin");

    internal static void WriteSmall(string path, int dimensions = 16)
    {
        string[] words = ["retri", "timeout", "decim", "money", "queue", "lock", "thread", "file", "path", "test", "mock", "log", "token", "cach", "index", "page"];
        words = [.. words.OrderBy(w => TermRows.Hash(w))];
        const int buckets = 8;
        var random = new Random(7);
        var rows = new sbyte[(words.Length + buckets) * dimensions];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = (sbyte)random.Next(-127, 128);
        var scales = Enumerable.Range(0, words.Length + buckets).Select(_ => (ushort)random.Next(1, 65_536)).ToArray();
        EmbeddingFile.Write(path, dimensions, [.. words.Select(w => TermRows.Hash(w))], scales, rows);
    }

    [Fact]
    public void A_whole_file_is_read_in_place()
    {
        WriteSmall(path);
        using var file = new EmbeddingFile(path);
        (file.Dimensions, file.Terms, file.Buckets).ShouldBe((16, 16, 8));
        file.Version.Length.ShouldBe(12);
        using var table = file.Read();
        table.Hashes.ToArray().ShouldBeInOrder();
        table.Row(23).Length.ShouldBe(16);
    }

    [Fact]
    public void A_file_that_is_closed_while_it_is_read_stays_until_that_is_done()
    {
        WriteSmall(path);
        var file = new EmbeddingFile(path);
        using (var table = file.Read())
        {
            file.Dispose();
            table.Row(23).Length.ShouldBe(16);
            table.Hashes.ToArray().ShouldBeInOrder();
        }
        Should.Throw<ObjectDisposedException>(() => new BuiltInEmbedder(file).Embed("retry with a timeout"));
        file.Dimensions.ShouldBe(16);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(64)]
    [InlineData(-1)]
    public void A_file_that_was_cut_off_is_refused(int length)
    {
        WriteSmall(path);
        var whole = File.ReadAllBytes(path);
        File.WriteAllBytes(path, whole[..(length < 0 ? whole.Length + length : length)]);
        using var shipped = new ShippedEmbedder(path);
        shipped.Embedder.ShouldBeNull();
        shipped.Fault.ShouldNotBeNull().ShouldContain(path);
    }

    [Fact]
    public void Any_changed_byte_is_noticed()
    {
        WriteSmall(path);
        var whole = File.ReadAllBytes(path);
        // The 12 bytes of nothing in the header are read by nobody.
        foreach (var at in Enumerable.Range(0, whole.Length).Where(i => i is < 20 or >= 32))
        {
            var changed = whole.ToArray();
            changed[at] ^= 0x55;
            File.WriteAllBytes(path, changed);
            Should.Throw<InvalidDataException>(() => new EmbeddingFile(path), $"byte {at}");
        }
    }

    [Fact]
    public void Without_its_file_there_is_a_reason()
    {
        using var shipped = new ShippedEmbedder(path);
        (shipped.Embedder, shipped.Fault is null).ShouldBe((null, false));
    }

    [Fact]
    public void Sums_are_those_of_whole_numbers_whatever_the_vector_unit_does()
    {
        WriteSmall(path, dimensions: 48);
        using var file = new EmbeddingFile(path);
        var rows = new List<WeightedRow>();
        const string text = "Retry with a timeout, retry again; zyxgrumpf holds money as decimal";
        using var table = file.Read();
        TermRows.Read(TermRows.Terms(text), table.Hashes, file.Buckets, rows);
        rows.ShouldContain(r => r.Row >= file.Terms);
        var expected = new double[48];
        for (var i = 0; i < expected.Length; i++)
            foreach (var (row, weight) in rows)
                expected[i] += (long)(table.Scales[row] * weight >> 8) * table.Row(row)[i];
        var length = Math.Sqrt(expected.Sum(e => e * e));
        var vector = new BuiltInEmbedder(file).Embed(text);
        for (var i = 0; i < expected.Length; i++)
            ((double)vector[i]).ShouldBe(expected[i] / length, 1e-5);
    }

    public void Dispose() => File.Delete(path);
}
