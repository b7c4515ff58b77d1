namespace Memory.Storage;

/// <summary>The service cannot start; the message names the setting and the fix, and is all that is printed.</summary>
public sealed class StartupException(string message) : Exception(message);
