namespace Memory.Client;

/// <summary>How far an import is.</summary>
/// <param name="Bytes">Bytes of the stream that the service has answered for.</param>
/// <param name="Lines">Lines of the stream that the service has answered for.</param>
public sealed record ImportProgress(long Bytes, int Lines);
