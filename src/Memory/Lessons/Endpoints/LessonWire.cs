using System.Security.Cryptography;
using System.Text.Json;
using Memory.Api;
using Memory.Lessons.Lifecycle;
using Wire = Memory.Client;

namespace Memory.Lessons;

/// <summary>Lessons as they go over the wire.</summary>
public static class LessonWire
{
    private const int TagBytes = 12;

    public static Wire.Lesson ToWire(this Lesson l) => new()
    {
        Id = l.Id,
        Repo = l.Repo,
        Rule = l.Rule,
        Why = l.Why,
        Kind = l.Kind.ToWire(),
        Topic = l.Topic,
        Scope = new(l.Paths),
        Core = l.Core,
        Status = l.Status.ToWire(),
        Warnings = l.Warnings,
        Confidence = l.Confidence,
        ConfidenceReasons = LessonConfidence.Reasons(l),
        Pattern = l.Pattern,
        Examples = [.. l.Examples.Select(e => new Wire.LessonExample(e.Bad, e.Good, e.Language))],
        Evidence = [.. l.Evidence.Select(ToWire)],
        Supersedes = l.Supersedes,
        ConflictsWith = l.ConflictsWith,
        Served = l.Served,
        Followed = l.Followed,
        Recurrences = l.Recurrences,
        Proposed = LessonProposals.Of(l) is { } p ? new(p.Pattern, p.Core, p.Reasons) : null,
        CreatedAt = l.CreatedAt,
        UpdatedAt = l.UpdatedAt,
        ApprovedBy = l.ApprovedBy,
        ApprovedAt = l.ApprovedAt,
    };

    /// <summary>Entity tag of a lesson: what it says and when it changed. Not the revision, which would count what others do here.</summary>
    public static string ETag(this Lesson lesson)
    {
        var said = lesson.ToWire() with { Id = "", Served = 0, Followed = 0, Recurrences = 0, Proposed = null };
        return $"\"{Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(said, JsonBody.Options)).AsSpan(0, TagBytes))}\"";
    }

    private static Wire.LessonEvidence ToWire(Evidence e) => new()
    {
        Url = e.Url,
        Author = e.Author,
        Pr = e.PullRequest,
        Path = e.Path,
        Commit = e.Commit,
        SaidAt = e.SaidAt,
        Words = e.Words,
    };
}
