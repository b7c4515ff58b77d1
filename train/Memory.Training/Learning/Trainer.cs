using System.Diagnostics;

namespace Memory.Training.Learning;

/// <summary>Start to trained table: batches, steps, a rate that falls to nothing.</summary>
public sealed class Trainer(Bags queries, Bags documents, IReadOnlyList<NumberedPair> pairs, int dimensions, Threads threads)
{
    private const int Size = 1_024, WarmUp = 100, ReportEvery = 50;
    private const float Rate = 0.004f;

    public void Run(float[] table, int steps, int seed)
    {
        var adam = new SparseAdam(table, table.Length / dimensions, dimensions, threads);
        var contrast = new Contrast(Size, dimensions, threads);
        var (queryNorms, documentNorms) = (new float[Size], new float[Size]);
        var (clock, loss) = (Stopwatch.StartNew(), 0.0);
        foreach (var (texts, step) in Batches.Of(pairs, Size, new Random(seed)).Take(steps).Select((b, i) => (b, i)))
        {
            adam.Gather(queries, texts, contrast.Queries, queryNorms);
            adam.Gather(documents, texts, contrast.Documents, documentNorms);
            loss += contrast.Step();
            adam.Begin();
            adam.Note(queries, texts, contrast.Queries, queryNorms, contrast.OfQueries);
            adam.Note(documents, texts, contrast.Documents, documentNorms, contrast.OfDocuments);
            var rate = Rate * Math.Min(1, (step + 1f) / WarmUp) * Math.Max(0.02f, 1 - (float)step / steps);
            adam.Move([(queries, texts, contrast.OfQueries), (documents, texts, contrast.OfDocuments)], rate);
            if ((step + 1) % ReportEvery == 0)
            {
                Console.WriteLine($"step {step + 1} of {steps}, loss {loss / ReportEvery:0.000}, {clock.Elapsed.TotalSeconds:0} s");
                loss = 0;
            }
        }
    }
}
