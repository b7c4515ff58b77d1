using Memory.Comments;
using Memory.Distillation;
using Memory.Intake;
using Memory.Intake.Tags;
using Memory.Screening;

namespace Memory.Learning;

/// <summary>
/// A thread to readings, pure: who may teach → what the tag asks → screening → distillation. The whole thread is read
/// together, so that a reply can correct a rule and "same here" finds what it points to.
/// </summary>
public static class ThreadReader
{
    /// <param name="mined">Untagged talk may be mined for proposals.</param>
    /// <param name="distiller">Null: the built-in one.</param>
    /// <param name="access">Key of a comment → permission that the host confirmed; of the others what they say of themselves counts.</param>
    public static IReadOnlyList<Reading> Read(CommentThread thread, bool mined, IntakeOptions options, Distiller? distiller = null, IReadOnlyDictionary<string, string>? access = null)
    {
        // Hidden text goes first: nobody sees it, so it can neither address us nor teach.
        var heard = thread.Comments.Select(c => Hear(c, options, access?.GetValueOrDefault(c.Key))).ToList();
        distiller ??= Distiller.BuiltIn;
        var readings = heard.Select((h, i) => ReadOne(h, i, heard, distiller)).ToList();
        if (!mined || readings.Exists(r => r.Kind is ReadingKind.Teach or ReadingKind.Replace))
            return readings;
        return Mine(thread, heard, readings, options, distiller);
    }

    private sealed record Heard(ReviewComment Comment, Verdict Speaker, Instruction Instruction, IReadOnlyList<string> Warnings);

    private static Heard Hear(ReviewComment comment, IntakeOptions options, string? permission)
    {
        var screened = Screen.Clean(comment.Body);
        var clean = comment with { Body = screened.Text };
        var speaker = Trust.Judge(Speaker.Of(comment, permission), options.Teachers, options.Bots);
        return new(clean, speaker, TagGrammar.Read(clean.Body, options.Tags), [.. screened.Warnings.Select(w => w.Detail)]);
    }

    private static Reading ReadOne(Heard h, int position, List<Heard> thread, Distiller distiller)
    {
        var instruction = h.Instruction;
        Reading As(ReadingKind kind, string reason, IReadOnlyList<ScreenedCandidate>? candidates = null) =>
            new(h.Comment, h.Speaker, kind, instruction, candidates ?? [], reason) { Warnings = h.Warnings };

        switch (instruction.Intent)
        {
            case TagIntent.None:
                return As(ReadingKind.Ignore, instruction.Reason.Length > 0 ? instruction.Reason : "not addressed to Memory");
            case TagIntent.Task:
                return As(ReadingKind.Task, "a task for another agent; it teaches nothing");
            case TagIntent.Ask:
                return h.Comment.AuthorIsBot ? As(ReadingKind.Ignore, h.Speaker.Reason) : As(ReadingKind.Ask, "a question");
        }
        if (!h.Speaker.MayTeach)
            return As(ReadingKind.Ignore, h.Speaker.Reason);
        switch (instruction.Intent)
        {
            case TagIntent.Forget:
                return As(ReadingKind.Forget, h.Speaker.Reason);
            case TagIntent.Scope:
                return As(ReadingKind.Scope, h.Speaker.Reason);
            case TagIntent.Approve:
                return As(ReadingKind.Approve, h.Speaker.Reason);
        }
        var before = thread.Take(position).Select(t => t.Comment).ToList();
        // A reply with an instruction of its own speaks for itself; only plain words of a teacher correct an earlier rule.
        var after = thread.Skip(position + 1).Where(t => t.Speaker.MayTeach && t.Instruction.Intent == TagIntent.None).Select(t => t.Comment).ToList();
        var distilled = distiller.Taught(new TaughtComment(h.Comment, instruction, before, after));
        if (distilled.Candidates.Count == 0)
            return As(ReadingKind.Ignore, distilled.Reason ?? "no rule was found in it");
        var candidates = distilled.Candidates.Select(c => WithWarnings(c, h.Warnings, thread)).ToList();
        return As(instruction.Intent == TagIntent.Replace ? ReadingKind.Replace : ReadingKind.Teach, h.Speaker.Reason, candidates);
    }

    /// <summary>Only what somebody who may teach has said stands behind a taught rule.</summary>
    private static ScreenedCandidate WithWarnings(Candidate candidate, IReadOnlyList<string> ofComment, List<Heard> thread)
    {
        var outsiders = thread.Where(t => !t.Speaker.MayTeach).Select(t => t.Comment.Key).ToHashSet();
        var sources = candidate.Sources.Where(s => !outsiders.Contains(s.Key)).ToList();
        return new(candidate with { Sources = sources }, [.. ofComment.Concat(OwnWarnings(candidate)).Distinct()]);
    }

    private static IEnumerable<string> OwnWarnings(Candidate candidate) =>
        new[] { candidate.Rule, candidate.Why }
            .Concat(candidate.Examples.SelectMany(e => new[] { e.Bad, e.Good }))
            .OfType<string>()
            .SelectMany(Screen.Check)
            .Select(w => w.Detail);

    private static List<Reading> Mine(CommentThread thread, List<Heard> heard, List<Reading> readings, IntakeOptions options, Distiller distiller)
    {
        var mined = distiller.Mined(thread with { Comments = [.. heard.Select(h => h.Comment)] });
        foreach (var candidate in mined.Candidates)
        {
            var source = candidate.Sources[0];
            var at = readings.FindIndex(r => r.Comment.Key == source.Key);
            if (at < 0 || readings[at].Kind is not (ReadingKind.Ignore or ReadingKind.Propose) || IsForeignBot(source, options))
                continue;
            var reading = readings[at];
            readings[at] = reading with
            {
                Kind = ReadingKind.Propose,
                Candidates = [.. reading.Candidates, new ScreenedCandidate(candidate, [.. heard[at].Warnings.Concat(OwnWarnings(candidate)).Distinct()])],
                Reason = "said in review without a tag",
            };
        }
        if (mined.Candidates.Count == 0 && mined.Reason is { } why && readings is [{ Kind: ReadingKind.Ignore, Instruction.Intent: TagIntent.None } first, ..])
            readings[0] = first with { Reason = why };
        return readings;
    }

    private static bool IsForeignBot(ReviewComment comment, IntakeOptions options) =>
        comment.IsByBot && !options.Bots.Contains(comment.Author, StringComparer.OrdinalIgnoreCase);
}
