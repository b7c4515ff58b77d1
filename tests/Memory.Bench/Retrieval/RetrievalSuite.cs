namespace Memory.Bench.Retrieval;

/// <summary>
/// <c>retrieval</c>: quality of search through the product's own indexes, each channel alone and fused. One part runs, that whose
/// files are named.
/// </summary>
internal static class RetrievalSuite
{
    public const string Usage =
        "retrieval (--corpus F --queries F --qrels F | --locomo F | --onboarding F | --comments F --labels F | --comments F --questions F --repo R [--print] | --packs DIR [--print] | --speed LESSONS) [--weights W,N,V] [--json FILE]";

    public static int Run(string[] args)
    {
        var output = Console.Out;
        if (Report.Value(args, "--weights") is { } weights)
            Channels.Try(weights);
        if (Files(args, "--corpus", "--queries", "--qrels") is [var corpus, var queries, var qrels])
            Report.Write(args, "retrieval", DocumentRanking.Measure([RetrievalSet.Read(corpus, queries, qrels)], output));
        else if (Files(args, "--locomo") is [var locomo])
            Report.Write(args, "retrieval", Parts(args, ("turns", () => DocumentRanking.Measure(LocomoSets.Read(locomo, sessions: false), output)),
                ("sessions", () => DocumentRanking.Measure(LocomoSets.Read(locomo, sessions: true), output))));
        else if (Files(args, "--onboarding") is [var onboarding])
            Report.Write(args, "retrieval", Onboarding.Measure(onboarding, output));
        else if (Files(args, "--comments", "--labels") is [var comments, var labels])
        {
            var threads = new LabelledThreads(comments, labels);
            Report.Write(args, "retrieval", Parts(args, ("path, hunk and comment", () => threads.Measure(withComment: true, output)),
                ("path and hunk", () => threads.Measure(withComment: false, output))));
        }
        else if (Files(args, "--comments", "--questions", "--repo") is [var said, var asked, var repo])
            Report.Write(args, "retrieval", ThreadQuestions.Measure(said, asked, repo, args.Contains("--print"), output));
        else if (Files(args, "--packs") is [var packs])
            Report.Write(args, "retrieval", PackPrecision.Measure(packs, args.Contains("--print"), output));
        else if (Files(args, "--speed") is [var lessons] && int.TryParse(lessons, out var count) && count > 0)
            Report.Write(args, "retrieval", SearchSpeed.Measure(count, output));
        else
        {
            Console.Error.WriteLine($"usage: {Usage}");
            return 2;
        }
        return 0;
    }

    /// <summary>The first part under the names of the contract, the others with their name in front.</summary>
    private static SortedDictionary<string, SortedDictionary<string, double>> Parts(
        string[] args, params (string Name, Func<SortedDictionary<string, SortedDictionary<string, double>>> Measure)[] parts)
    {
        var all = new SortedDictionary<string, SortedDictionary<string, double>>(StringComparer.Ordinal);
        foreach (var (name, measure) in parts)
        {
            Console.WriteLine(name);
            foreach (var (row, figures) in measure())
                all[name == parts[0].Name ? row : $"{name}: {row}"] = figures;
        }
        return all;
    }

    private static string[] Files(string[] args, params string[] names)
    {
        var files = names.Select(n => Report.Value(args, n)).OfType<string>().ToArray();
        return files.Length == names.Length ? files : [];
    }
}
