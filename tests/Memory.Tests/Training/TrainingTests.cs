using Memory.Training.Learning;
using Memory.Training.Pairs;

namespace Memory.Tests.Training;

/// <summary>The parts of the embedder's training that could be wrong without anybody noticing.</summary>
public sealed class TrainingTests
{
    [Fact]
    public void Headings_prose_and_code_of_a_page_become_pairs()
    {
        const string page = "---\ntitle: Timeouts\ndescription: How long a call may take here.\n---\n# Timeouts\n\nEvery call has one. A call without one waits for ever. Say it in seconds, not in ticks, "
            + "so that a reader knows at once how long it is.\n\n## Setting a timeout\n\nSet it where the client is made, once for all of its calls, like this:\n\n```cs\nclient.Timeout = TimeSpan.FromSeconds(30);\n```\n";
        var pairs = DocumentPairs.Of("docs/timeouts.md", page, new Random(1), []).ToList();
        pairs.ShouldContain(p => p.Kind == PairKind.TitleLead && p.Query == "Timeouts" && p.Document.StartsWith("How long", StringComparison.Ordinal));
        pairs.ShouldContain(p => p.Kind == PairKind.HeadingBody && p.Query == "Setting a timeout" && p.Document.StartsWith("Set it where", StringComparison.Ordinal));
        pairs.ShouldContain(p => p.Kind == PairKind.TextCode && p.Document.Contains("FromSeconds(30)", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a.py", "def half(n):\n    \"\"\"Gives the half of a number.\n\n    >>> half(4)\n    2\n    \"\"\"\n    return n // 2\n")]
    [InlineData("A.java", "/**\n * Gives the half of a number.\n * @param n it\n */\npublic int half(int n) {\n    return n / 2;\n}\n")]
    [InlineData("a.go", "// Gives the half of a number.\nfunc half(n int) int {\n\treturn n / 2\n}\n")]
    public void A_doc_comment_meets_its_code(string path, string code)
    {
        var pair = CodePairs.Of(path, code).First(p => p.Kind == PairKind.CommentCode);
        pair.Query.ShouldBe("Gives the half of a number.");
        pair.Document.ShouldContain("return n");
        pair.Document.ShouldContain("half(");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Products_are_those_of_the_textbook(int count)
    {
        const int rows = 64, columns = 32;
        var random = new Random(3);
        float[] Numbers() => [.. Enumerable.Range(0, rows * columns).Select(_ => (float)random.NextDouble() - 0.5f)];
        var (a, b) = (Numbers(), Numbers());
        var (square, back) = (new float[rows * rows], new float[rows * columns]);
        var threads = new Threads(count);
        threads.Split(rows, 16, (from, to) => Matrix.TimesTransposed(a, b, square, from, to, rows, columns));
        threads.Split(rows, 16, (from, to) => Matrix.Times(square, b, back, from, to, rows, columns));
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < rows; j++)
                square[i * rows + j].ShouldBe(Enumerable.Range(0, columns).Sum(k => a[i * columns + k] * b[j * columns + k]), 1e-4f);
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < columns; j++)
                back[i * columns + j].ShouldBe(Enumerable.Range(0, rows).Sum(k => square[i * rows + k] * b[k * columns + j]), 1e-3f);
    }

    [Fact]
    public void The_gradient_is_the_slope_of_the_loss()
    {
        const int size = 64, dimensions = 16;
        var random = new Random(5);
        var contrast = new Contrast(size, dimensions, new Threads(1));
        for (var i = 0; i < contrast.Queries.Length; i++)
            (contrast.Queries[i], contrast.Documents[i]) = ((float)random.NextDouble() * 0.3f, (float)random.NextDouble() * 0.3f);
        contrast.Step();
        foreach (var at in (int[])[0, 17, 500, 1023])
        {
            var slope = contrast.OfQueries[at];
            var kept = contrast.Queries[at];
            contrast.Queries[at] = kept + 0.01f;
            var above = Loss(contrast, size, dimensions);
            contrast.Queries[at] = kept - 0.01f;
            var below = Loss(contrast, size, dimensions);
            contrast.Queries[at] = kept;
            ((above - below) / 0.02).ShouldBe(slope, 0.002 + 0.05 * Math.Abs(slope));
        }
    }

    /// <summary>Forwards, and half as much backwards, at scale 20.</summary>
    private static double Loss(Contrast contrast, int size, int dimensions)
    {
        var similar = Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size)
            .Select(j => 20 * Enumerable.Range(0, dimensions).Sum(k => (double)contrast.Queries[i * dimensions + k] * contrast.Documents[j * dimensions + k])).ToArray()).ToArray();
        double Of(Func<int, int, double> s) => Enumerable.Range(0, size).Sum(i => Math.Log(Enumerable.Range(0, size).Sum(j => Math.Exp(s(i, j)))) - s(i, i)) / size;
        return Of((i, j) => similar[i][j]) + 0.5 * Of((i, j) => similar[j][i]);
    }
}
