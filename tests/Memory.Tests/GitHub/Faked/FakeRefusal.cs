namespace Memory.Tests.GitHub.Faked;

/// <summary>GitHub says no.</summary>
internal sealed class FakeRefusal(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
