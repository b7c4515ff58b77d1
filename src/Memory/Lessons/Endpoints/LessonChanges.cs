using System.Text.Json;
using System.Text.Json.Nodes;
using Memory.Access;
using Memory.Api;
using Memory.Client;
using Memory.Erasure;
using Memory.Lessons.Lifecycle;
using Memory.Outcomes;
using Memory.Storage;
using Memory.Tombstones;

namespace Memory.Lessons.Endpoints;

/// <summary>People change lessons: add, edit, approve, reject, retire, restore, erase.</summary>
internal static class LessonChanges
{
    private const int NoteCharsMax = 1_000;

    public static async Task<IResult> AddAsync(HttpContext http, Database database, TimeProvider time)
    {
        var caller = http.Caller();
        var (lesson, isNew) = await MakeAsync(await JsonBody.ReadAsync<LessonInput>(http), caller, caller.May(KeyScope.Write), database, time);
        http.Response.Headers.ETag = lesson.ETag();
        return isNew ? Results.Created($"/v1/lessons/{lesson.Id}", lesson.ToWire()) : Results.Json(lesson.ToWire());
    }

    /// <param name="teaches">False: it is a proposal, whatever the key may do.</param>
    /// <exception cref="FaultException">400 naming the field; 403 for a repository outside the grant; 409 for an erased one.</exception>
    public static async Task<(Lesson Lesson, bool IsNew)> MakeAsync(LessonInput input, Caller caller, bool teaches, Database database, TimeProvider time)
    {
        var (draft, pattern, warnings) = LessonInputReader.Read(input, caller);
        if (!teaches && draft.Core)
            throw FaultException.Invalid("core", "core is set by somebody who may approve; a proposal leaves it out.");
        return await database.WriteAsync(async s =>
        {
            s.KeyId = caller.KeyId;
            var now = time.GetUtcNow();
            await DemandNotErasedAsync(s, draft.Repo);
            if (await LessonStore.SameAsync(s, Grant.All, draft.Repo, draft.Rule, draft.Paths) is { } known)
                return (teaches ? await WakeAsync(s, known, caller, now) : known, false);
            var made = NewLesson.Of(draft, await LessonCommands.FreeIdAsync(s), [], teaches ? caller.Who : null, now, warnings) with
            {
                Pattern = teaches ? pattern : null,
                ProposedPattern = teaches ? null : pattern,
            };
            var what = made.Status == LessonStatus.Active ? "added" : warnings.Count > 0 ? "held" : "proposed";
            return (await LessonWriter.SaveAsync(s, made, [new HistoryStep(caller.Who, what, warnings.Count > 0 ? string.Join(" ", warnings) : null)]), true);
        });
    }

    /// <summary>Somebody who may approve says what stands there as a proposal, or had ended: then it holds. What is held stays held.</summary>
    private static async Task<Lesson> WakeAsync(WriteSession s, Lesson known, Caller caller, DateTimeOffset now)
    {
        if (known.Status is LessonStatus.Active or LessonStatus.Conflicted || known.Warnings.Count > 0)
            return known;
        if (known.Status != LessonStatus.Proposed)
            await LessonCommands.ApplyAsync(s, known.Id, new LessonCommand.Restore(caller.Who, "said again"), caller.Who, now);
        await LessonCommands.ApplyAsync(s, known.Id, new LessonCommand.Approve(caller.Who, "said again"), caller.Who, now);
        return (await LessonStore.FindAsync(s, Grant.All, known.Id))!;
    }

    public static async Task<IResult> PatchAsync(string id, HttpContext http, Database database, TimeProvider time)
    {
        var caller = http.Caller();
        var type = http.Request.ContentType?.Split(';')[0].Trim();
        if (type is not ("application/merge-patch+json" or "application/json"))
            throw new FaultException(Fault.UnsupportedMediaType, "Send a merge patch as application/merge-patch+json.");
        var patch = ReadPatch(await JsonBody.BytesAsync(http, 256 * 1024));
        await LessonQueries.FindAsync(http, database, id);
        var result = await database.WriteAsync(async s =>
        {
            s.KeyId = caller.KeyId;
            var lesson = await LessonStore.FindAsync(s, caller.Grant, id) ?? throw FaultException.NotFound($"There is no lesson {id}.");
            DemandReach(caller, lesson);
            CheckMatch(http, lesson);
            var edit = LessonInputReader.Merge(lesson, Merge(lesson, patch), caller);
            await DemandNotErasedAsync(s, edit.Repo);
            var applied = await LessonCommands.ApplyAsync(s, id, new LessonCommand.Edit(caller.Who, MayApprove: true, edit), caller.Who, time.GetUtcNow());
            if (applied is LessonResult.Changed changed && changed.Lesson.ApprovedHash != lesson.ApprovedHash)
                await OutcomeStore.SettleAsync(s, id);
            return applied;
        });
        return await AnswerAsync(http, database, id, result);
    }

    public static async Task<IResult> CommandAsync(string id, HttpContext http, Database database, TimeProvider time, Func<string, string?, LessonCommand> command)
    {
        var caller = http.Caller();
        var note = (await JsonBody.ReadOptionalAsync<LessonNote>(http))?.Note;
        if (note is { Length: > NoteCharsMax })
            throw FaultException.Invalid("note", $"note has at most {NoteCharsMax} characters.");
        note = note is null ? null : Screening.Screen.Clean(note).Text;
        var lesson = await LessonQueries.FindAsync(http, database, id);
        DemandReach(caller, lesson);
        var result = await database.WriteAsync(async s =>
        {
            s.KeyId = caller.KeyId;
            CheckMatch(http, await LessonStore.FindAsync(s, caller.Grant, id) ?? throw FaultException.NotFound($"There is no lesson {id}."));
            var decided = command(caller.Who, note);
            var applied = await LessonCommands.ApplyAsync(s, id, decided, caller.Who, time.GetUtcNow());
            if (decided is LessonCommand.Approve && applied is LessonResult.Changed or LessonResult.Unchanged)
                await AnswerDoubtsAsync(s, id, caller, applied is LessonResult.Unchanged, time.GetUtcNow());
            return applied;
        });
        return await AnswerAsync(http, database, id, result);
    }

    /// <summary>Whoever approves a lesson that something speaks against has seen that.</summary>
    private static async Task AnswerDoubtsAsync(WriteSession s, string id, Caller caller, bool unchanged, DateTimeOffset now)
    {
        if (await OutcomeStore.SettleAsync(s, id) is > 0 and var answered && unchanged && await LessonStore.FindAsync(s, Grant.All, id) is { } lesson)
            await LessonWriter.SaveAsync(s, lesson, [new HistoryStep(caller.Who, "approved", $"{caller.Who}: holds it to be right ({answered} {(answered == 1 ? "word" : "words")} against it)", now)]);
    }

    public static async Task<IResult> EraseAsync(string id, HttpContext http, Database database, TimeProvider time)
    {
        var caller = http.Caller();
        var lesson = await LessonQueries.FindAsync(http, database, id);
        DemandReach(caller, lesson);
        await database.WriteAsync(async s =>
        {
            s.KeyId = caller.KeyId;
            CheckMatch(http, lesson);
            // Inside the service a lesson is always whole, also for a key that sees a part of its evidence.
            if (await LessonStore.FindAsync(s, Grant.All, id) is { } whole)
                await LessonErasure.EraseAsync(s, whole, caller.Who, time.GetUtcNow());
        });
        await database.ScrubAsync();
        return Results.NoContent();
    }

    private static async Task DemandNotErasedAsync(Session s, string repo)
    {
        if (await TombstoneStore.OfRepositoryAsync(s, repo) is { } stone)
            throw new FaultException(Fault.Conflict, stone.Refusal, "repo");
    }

    /// <summary>What holds for more than one repository is changed by an admin alone.</summary>
    private static void DemandReach(Caller caller, Lesson lesson)
    {
        if (lesson.Repo.EndsWith('*'))
            LessonInputReader.Repo(lesson.Repo, caller);
    }

    private static void CheckMatch(HttpContext http, Lesson lesson)
    {
        var match = http.Request.Headers.IfMatch.ToString();
        if (match.Length > 0 && match != "*" && !match.Split(',').Any(m => m.Trim() == lesson.ETag()))
            throw new FaultException(Fault.PreconditionFailed, $"{lesson.Id} was changed since it was read. Read it again, then decide.");
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, Database database, string id, LessonResult? result)
    {
        if (result is null)
            throw FaultException.NotFound($"There is no lesson {id}.");
        if (result is LessonResult.Refused refused)
            throw new FaultException(Fault.Conflict, refused.Reason);
        var lesson = await LessonQueries.FindAsync(http, database, id);
        http.Response.Headers.ETag = lesson.ETag();
        return Results.Json(lesson.ToWire());
    }

    private static JsonObject ReadPatch(ReadOnlyMemory<byte> body)
    {
        JsonBody.DemandUtf8(body.Span);
        try
        {
            if (JsonNode.Parse(body.Span, new JsonNodeOptions { PropertyNameCaseInsensitive = true }, new JsonDocumentOptions { MaxDepth = 16, AllowDuplicateProperties = false }) is JsonObject patch)
            {
                if (patch.ContainsKey("status"))
                    throw FaultException.Invalid("status", "status is not patched: use approve, reject, retire or restore.");
                JsonBody.DemandKnown(typeof(LessonInput), patch.Select(p => p.Key));
                return patch;
            }
        }
        catch (JsonException e)
        {
            throw JsonBody.Explain(e);
        }
        catch (InvalidOperationException)
        {
            throw new FaultException(Fault.Invalid, JsonBody.HalfPair);
        }
        throw new FaultException(Fault.Invalid, "A merge patch is a JSON object.");
    }

    private static byte[] Bytes(JsonObject json)
    {
        try
        {
            return JsonSerializer.SerializeToUtf8Bytes(json);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or JsonException)
        {
            throw new FaultException(Fault.Invalid, JsonBody.HalfPair);
        }
    }

    /// <summary>RFC 7396 over the fields that can be edited: null takes a value away.</summary>
    private static LessonInput Merge(Lesson lesson, JsonObject patch)
    {
        var wire = lesson.ToWire();
        var present = JsonSerializer.SerializeToNode(new LessonInput
        {
            Repo = wire.Repo,
            Rule = wire.Rule,
            Why = wire.Why,
            Kind = wire.Kind,
            Topic = wire.Topic,
            Scope = wire.Scope,
            Core = wire.Core,
            Pattern = wire.Pattern,
            Examples = wire.Examples,
        }, JsonBody.Options)!.AsObject();
        foreach (var (name, value) in patch.Where(p => p.Key.Length > 0))
            present[char.ToLowerInvariant(name[0]) + name[1..]] = value?.DeepClone();
        return JsonBody.Parse<LessonInput>(Bytes(present));
    }
}
