namespace Memory.Cli.Checking;

/// <summary>What is checked.</summary>
/// <param name="Diff">Unified, as git prints it.</param>
/// <param name="PassedOver">What is in the change and not in the diff, each with the reason.</param>
internal sealed record Change(string Diff, IReadOnlyList<string> PassedOver)
{
    private const string Binary = "Binary files ", Differ = " differ", And = " and ", Nothing = "/dev/null";

    /// <summary>Git names files whose lines it does not show; no line of another file begins so. Pure.</summary>
    public static Change Of(string diff, params IEnumerable<string> passedOver)
    {
        var names = new List<string>();
        foreach (var line in diff.AsSpan().EnumerateLines())
            if (line.StartsWith(Binary) && line.EndsWith(Differ) && line.LastIndexOf(And) is > 0 and var and && line[(and + And.Length)..^Differ.Length] is var name && !name.SequenceEqual(Nothing))
                names.Add($"{Bare(name)} (binary, or new and larger than {Uncommitted.LargestNew})");
        return new(diff, [.. names, .. passedOver]);
    }

    private static ReadOnlySpan<char> Bare(ReadOnlySpan<char> name) => name.Trim('"') is var plain && plain.StartsWith("b/") ? plain[2..] : plain;
}
