using System.Text.Json.Nodes;

namespace Memory.Tests.GitHub.Faked;

/// <summary>A request as it arrived.</summary>
/// <param name="Conditional">It asked whether something has changed.</param>
internal sealed record FakeRequest(string Method, string Path, string Query, JsonNode? Body, string Authorization, bool Conditional)
{
    public override string ToString() => $"{Method} {Path}{Query}";
}
