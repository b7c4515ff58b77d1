namespace Memory.Training.Learning;

/// <summary>Work cut into as many equal pieces as there are threads; what comes out does not depend on their number.</summary>
public sealed class Threads(int count)
{
    /// <param name="step">Pieces begin at its multiples.</param>
    public void Split(int length, int step, Action<int, int> work)
    {
        var piece = (length / step + count - 1) / count * step;
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = count }, t =>
        {
            var (from, to) = (Math.Min(length, t * piece), Math.Min(length, (t + 1) * piece));
            if (from < to)
                work(from, to);
        });
    }
}
