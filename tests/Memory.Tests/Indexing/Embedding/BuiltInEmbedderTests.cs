using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Memory.Indexing.Embedding;
using Memory.Tests.Architecture;
using Microsoft.Extensions.AI;

namespace Memory.Tests.Indexing.Embedding;

/// <summary>The embedder that ships.</summary>
public sealed class BuiltInEmbedderTests : IDisposable
{
    private static readonly string Shipped = Path.Combine(HouseTests.Root, "data", "embedder", "embedder.bin");
    private readonly ShippedEmbedder shipped = new(Shipped);

    private BuiltInEmbedder Embedder => shipped.Embedder.ShouldNotBeNull(shipped.Fault);

    /// <summary>A new table changes these; a new platform, runtime or vector width must not.</summary>
    [Theory]
    [InlineData("Never use double for money; use decimal.", "1043d1e45015beccfeffd80b")]
    [InlineData("viewModelScope.launch { repo.load() } // retry with exponential backoff", "e42ef72889ff9f0c4cc700e3")]
    [InlineData("Größen 名前 имя zyxgrumpf_4711", "7917401cd1af59ff671f8207")]
    public void A_text_gives_the_same_bits_everywhere(string text, string hash) =>
        Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(Embedder.Embed(text).AsSpan()))).ShouldStartWith(hash);

    [Fact]
    public void The_file_is_what_its_README_says()
    {
        new FileInfo(Shipped).Length.ShouldBeLessThanOrEqualTo(10_000_000);
        var readme = File.ReadAllText(Path.Combine(Path.GetDirectoryName(Shipped)!, "README.md"));
        readme.ShouldContain(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Shipped))));
        readme.ShouldContain(Embedder.Version);
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(Shipped)!, "NOTICE.md")).ShouldContain("Apache");
    }

    [Theory]
    [InlineData("the money must be exact to the cent", "use decimal for amounts and prices", "wait for the button to be visible before clicking")]
    [InlineData("the connection pool is exhausted", "dispose database connections", "align the icon with the heading")]
    [InlineData("do not swallow exceptions", "rethrow errors instead of ignoring them in catch", "sort imports alphabetically")]
    [InlineData("flaky tests that depend on time", "inject a clock in unit tests, never sleep", "document public endpoints with OpenAPI")]
    [InlineData("RequestTimeoutSeconds", "time out of http requests", "colour of the primary button")]
    public void What_means_the_same_is_nearer(string text, string near, string far) =>
        Cosine(text, near).ShouldBeGreaterThan(Cosine(text, far));

    [Theory]
    [InlineData("")]
    [InlineData("   \n\t ")]
    [InlineData("!!! ??? --- {}[]();")]
    [InlineData("\ud83d\udd12\ud83d\ude80")]
    [InlineData("\ud83d")]
    [InlineData("\0\0\0")]
    public void A_text_without_a_word_gives_zeros(string text)
    {
        var vector = new float[Embedder.Dimensions];
        Array.Fill(vector, 9);
        Embedder.Embed(text, vector).ShouldBeFalse();
        vector.ShouldAllBe(v => v == 0);
    }

    public static TheoryData<string> Odd => new(
        "the and of to", "if (x) { return y; }", "数据库连接超时", "не используйте double для денег", "a", "_", "__init__", "\ud83d x",
        "0x7fffffff 1e308 NaN", new string('a', 1 << 20), string.Concat(Enumerable.Repeat("aB", 1 << 19)), string.Concat(Enumerable.Repeat("word ", 1 << 18)),
        string.Concat(Enumerable.Range(0, 100_000).Select(i => $"t{i:x} ")));

    [Theory]
    [MemberData(nameof(Odd), DisableDiscoveryEnumeration = true)]
    public void Whatever_the_text_the_vector_is_of_length_one_or_zero(string text)
    {
        var vector = Embedder.Embed(text);
        vector.ShouldAllBe(v => float.IsFinite(v));
        var length = Math.Sqrt(vector.Sum(v => (double)v * v));
        (length == 0 || Math.Abs(length - 1) < 1e-5).ShouldBeTrue($"{length}");
    }

    [Fact]
    public async Task It_is_a_generator_like_any_other()
    {
        var generator = Embedder;
        var made = await generator.GenerateAsync(["log no tokens", ""], cancellationToken: TestContext.Current.CancellationToken);
        made.Count.ShouldBe(2);
        made[0].Vector.ToArray().ShouldBe(Embedder.Embed("log no tokens"));
        var metadata = generator.GetService(typeof(EmbeddingGeneratorMetadata)).ShouldBeOfType<EmbeddingGeneratorMetadata>();
        (metadata.ProviderName, metadata.DefaultModelDimensions, metadata.DefaultModelId).ShouldBe(("builtin", Embedder.Dimensions, Embedder.Version));
    }

    [Fact]
    public async Task Many_threads_share_it()
    {
        var expected = Embedder.Embed("retry with backoff");
        await Parallel.ForAsync(0, 64, async (i, cancellation) =>
        {
            await Task.Yield();
            Embedder.Embed($"something else {i}");
            Embedder.Embed("retry with backoff").ShouldBe(expected);
        });
    }

    private double Cosine(string a, string b) => Embedder.Embed(a).Zip(Embedder.Embed(b), (x, y) => (double)x * y).Sum();

    public void Dispose() => shipped.Dispose();
}
