namespace Memory.Tests.Hostile;

/// <summary>Tests that want the machine for themselves: they run one after the other, after all others.</summary>
[CollectionDefinition("alone", DisableParallelization = true)]
public sealed class Alone;
