using Memory.Client;

namespace Memory.Bench.Replaying;

/// <summary>What a person said of pairs of remarks: is the second the same lesson again? A line each: repository, said, again, yes or no.</summary>
internal sealed class PairVerdicts(IReadOnlyDictionary<(string Repo, string Said, string Again), bool> verdicts)
{
    public static PairVerdicts Read(string file) => new(File.ReadLines(file)
        .Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')).ToDictionary(c => (c[0], c[1], c[2]), c => c[3] == "yes"));

    public string Text(string repo, IReadOnlyList<ReplayRepetition> pairs)
    {
        var read = pairs.Where(p => verdicts.ContainsKey((repo, p.Said.Id, p.Again.Id))).ToList();
        return $"{Wilson.Text(read.Count(p => verdicts[(repo, p.Said.Id, p.Again.Id)]), read.Count)}; {pairs.Count - read.Count} pairs were not read";
    }
}
