namespace Memory.Cli.Checking;

/// <summary>A diff in parts that the service takes, cut between files. Pure.</summary>
internal static class DiffParts
{
    /// <summary>What the service takes at once.</summary>
    public const int CharactersMax = 2_000_000;

    private const string FileStart = "\ndiff --git ";

    /// <exception cref="FailedException">One file alone is longer.</exception>
    public static IEnumerable<string> Of(string diff, int max = CharactersMax)
    {
        for (var from = 0; from < diff.Length || from == 0;)
        {
            var end = diff.Length;
            if (end - from > max)
            {
                end = diff.LastIndexOf(FileStart, from + max - 1, max, StringComparison.Ordinal) + 1;
                if (end <= from)
                    throw new FailedException($"the diff of one file is longer than {max} characters", "Leave it out: git diff origin/main...HEAD -- . ':!path/to/it' | memory check -");
            }
            yield return diff[from..end];
            from = Math.Max(end, 1);
        }
    }
}
