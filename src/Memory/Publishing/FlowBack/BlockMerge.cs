namespace Memory.Publishing;

/// <summary>A file that was changed on two branches, by whose the words are: the team's own from where they were changed, the block as it stands on our branch. Pure.</summary>
internal static class BlockMerge
{
    /// <param name="before">Where the two parted; empty where the file was not there.</param>
    /// <param name="branch">On ours.</param>
    /// <param name="main">On the default branch, whose lines with an id are known to the store.</param>
    /// <returns>Null where a line could get lost: the team's own words were changed on both, or what somebody wrote into the block there is not on ours.</returns>
    public static string? Of(string before, string branch, string main)
    {
        if (ManagedBlock.WithoutTrace(before) is not { } was || ManagedBlock.WithoutTrace(branch) is not { } theirs || ManagedBlock.WithoutTrace(main) is not { } there)
            return null;
        var kept = ManagedBlock.Unlearned(branch).ToHashSet(StringComparer.Ordinal);
        if (!ManagedBlock.Unlearned(main).All(kept.Contains))
            return null;
        return theirs == was ? ManagedBlock.Carry(branch, main)
            : there == was || there == theirs ? branch
            : null;
    }
}
