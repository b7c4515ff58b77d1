using Memory.Indexing.Embedding;

namespace Memory.Tests.Indexing.Embedding;

public sealed class VectorCodeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(128)]
    [InlineData(131)]
    [InlineData(1536)]
    public void A_product_is_the_sum_of_products(int dimensions)
    {
        var random = new Random(dimensions);
        for (var round = 0; round < 50; round++)
        {
            var (a, b) = (Bytes(), Bytes());
            VectorCode.Dot(a, b).ShouldBe(a.Zip(b, (x, y) => x * y).Sum());
        }
        sbyte[] Bytes() => [.. Enumerable.Range(0, dimensions).Select(_ => (sbyte)random.Next(-127, 128))];
    }

    [Fact]
    public void The_largest_bytes_do_not_overflow()
    {
        var most = Enumerable.Repeat((sbyte)-128, 4096).ToArray();
        VectorCode.Dot(most, most).ShouldBe(4096 * 128 * 128);
    }

    [Fact]
    public void Cosines_are_kept_to_about_a_hundredth()
    {
        var random = new Random(1);
        for (var round = 0; round < 100; round++)
        {
            var a = Enumerable.Range(0, 128).Select(_ => (float)(random.NextDouble() - 0.5)).ToArray();
            var b = a.Select(x => x + (float)(random.NextDouble() - 0.5)).ToArray();
            var cosine = a.Zip(b, (x, y) => x * y).Sum() / (MathF.Sqrt(a.Sum(x => x * x)) * MathF.Sqrt(b.Sum(x => x * x)));
            var (coded, other) = (CodedVector.Of(a), CodedVector.Of(b));
            coded.Cosine(other.Code, other.Scale).ShouldBe(cosine, 0.01);
            coded.Cosine(coded.Code, coded.Scale).ShouldBe(1, 1e-5);
        }
    }

    [Fact]
    public void Nothing_is_like_zeros_or_what_is_no_number()
    {
        foreach (var odd in (float[])[0, float.NaN, float.PositiveInfinity])
        {
            var vector = CodedVector.Of([odd, odd, odd, odd]);
            vector.Scale.ShouldBe(0);
            vector.Cosine([1, 2, 3, 4], 1).ShouldBe(0);
        }
        Should.Throw<ArgumentException>(() => VectorCode.Dot(new sbyte[3], new sbyte[4]));
    }

    [Fact]
    public void A_code_comes_back_from_bytes_as_it_went()
    {
        var coded = CodedVector.Of([0.5f, -1, 0.25f, 0]);
        var back = CodedVector.Of(VectorStore.Bytes(coded.Code));
        back.Code.ShouldBe(coded.Code);
        back.Scale.ShouldBe(coded.Scale);
    }
}
