using System.Diagnostics;
using System.Globalization;
using Memory.Training.Learning;
using Memory.Training.Measuring;
using Memory.Training.Pairs;

namespace Memory.Training;

/// <summary>Two verbs: make a table, measure one.</summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (args is ["evaluate", var measured, .. { Length: > 0 } sets])
        {
            Measure.Print(measured, sets);
            return 0;
        }
        if (args is not ["train", var corpus, var output, .. var rest])
        {
            Console.Error.WriteLine("""
                train CORPUS FILE [--dimensions 128] [--terms 48000] [--buckets 20000] [--steps 4000] [--threads 2] [--seed 1]
                evaluate FILE SET...
                """);
            return 2;
        }

        var clock = Stopwatch.StartNew();
        int Option(string name, int otherwise) => Array.IndexOf(rest, name) is >= 0 and var at && at + 1 < rest.Length ? int.Parse(rest[at + 1], CultureInfo.InvariantCulture) : otherwise;
        var (dimensions, seed) = (Option("--dimensions", 128), Option("--seed", 1));
        var threads = new Threads(Option("--threads", 2));

        var texts = new TermTexts();
        var folders = Directory.GetDirectories(corpus).Order(StringComparer.Ordinal).ToArray();
        var read = new List<NumberedPair>[folders.Length];
        Parallel.For(0, folders.Length, new ParallelOptions { MaxDegreeOfParallelism = Option("--threads", 2) }, i =>
        {
            read[i] = texts.Number(SourceFolder.Read(folders[i], seed), i);
            Console.WriteLine($"{Path.GetFileName(folders[i])}: {read[i].Count:N0} pairs, {clock.Elapsed.TotalSeconds:0} s");
        });
        var pairs = read.SelectMany(p => p).ToList();
        var words = texts.Words();
        var vocabulary = Vocabulary.Choose(words, pairs, Option("--terms", 48_000));
        Console.WriteLine($"{pairs.Count:N0} pairs ({string.Join(", ", pairs.CountBy(p => p.Kind).OrderBy(k => k.Key).Select(k => $"{k.Key} {k.Value:N0}"))}), {words.Length:N0} terms, {vocabulary.Hashes.Length:N0} of them kept, {clock.Elapsed.TotalSeconds:0} s");

        var buckets = Option("--buckets", 20_000);
        var table = new NeighbourStart(vocabulary, dimensions, threads, seed).Table(pairs, buckets);
        Packing.Write(output, vocabulary.Hashes, table, dimensions);
        Console.WriteLine($"start written, {clock.Elapsed.TotalSeconds:0} s");
        var bagging = new Bagging(vocabulary, words, buckets, seed);
        new Trainer(bagging.Of(pairs.Select(p => p.Query)), bagging.Of(pairs.Select(p => p.Document)), pairs, dimensions, threads).Run(table, Option("--steps", 4_000), seed);
        Packing.Write(output, vocabulary.Hashes, table, dimensions);
        Console.WriteLine($"{output}: {new FileInfo(output).Length / 1e6:0.00} MB, {clock.Elapsed.TotalSeconds:0} s");
        return 0;
    }
}
