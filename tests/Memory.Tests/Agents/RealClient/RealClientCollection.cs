namespace Memory.Tests.Agents.RealClient;

/// <summary>One client at a time: each starts a service, a fake model and a browser's worth of JavaScript.</summary>
[CollectionDefinition(nameof(RealClient), DisableParallelization = true)]
public sealed class RealClientCollection;
