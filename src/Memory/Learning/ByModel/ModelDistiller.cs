using System.Collections.Concurrent;
using System.Text.Json;
using Memory.Ai;
using Memory.Comments;
using Memory.Distillation;
using Memory.Distillation.ByModel;
using Memory.Distillation.Mining;
using Memory.Intake;
using Memory.Text;

namespace Memory.Learning.ByModel;

/// <summary>
/// Asks a model about the threads of a batch before they are learned from: one call a thread, a few at a time, and none for a
/// thread that was answered before. Whoever may teach and what a tag asks was decided before; what comes back is screened like
/// any other candidate. Where the model gives nothing that fits, the built-in distiller's word stands.
/// </summary>
internal sealed class ModelDistiller(StructuredChat chat, ModelAnswers answers)
{
    private const int AtOnce = 4;

    public bool IsConfigured => chat.IsConfigured;

    /// <returns>Gives what the model said, and for all else what the built-in distiller does.</returns>
    public async Task<Distiller> AskAsync(IReadOnlyList<StoredThread> threads, CancellationToken cancellation)
    {
        var taught = new ConcurrentDictionary<string, (ThreadQuestion Question, JsonElement Answer)>(StringComparer.Ordinal);
        var mined = new ConcurrentDictionary<string, (ThreadQuestion Question, JsonElement Answer)>(StringComparer.Ordinal);
        var questions = threads.Select(t => Question(t)).OfType<ThreadQuestion>();
        await Parallel.ForEachAsync(questions, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (question, token) =>
        {
            if (await AnswerAsync(question, token) is not { } answer)
                return;
            if (question.Taught.Count == 0)
                mined[question.Thread.Root] = (question, answer);
            foreach (var comment in question.Taught)
                taught[comment.Comment.Key] = (question, answer);
        });
        return new Distiller(
            comment => taught.TryGetValue(comment.Comment.Key, out var known) ? Taught(comment, known.Question, known.Answer) : BuiltInDistiller.Distill(comment),
            thread => mined.TryGetValue(thread.Root, out var known) ? Mined(thread, known.Question, known.Answer) : ThreadMiner.Mine(thread));
    }

    /// <summary>What to ask about a thread; null where there is nothing. Untagged talk is only asked about where the built-in miner sees a rule.</summary>
    private static ThreadQuestion? Question(StoredThread stored)
    {
        var (thread, mine, options, _) = stored;
        var taught = new List<TaughtComment>();
        ThreadQuestion? mined = null;
        ThreadReader.Read(thread, mine, options, new Distiller(
            comment =>
            {
                taught.Add(comment);
                return BuiltInDistiller.Distill(comment);
            },
            cleaned =>
            {
                var found = ThreadMiner.Mine(cleaned);
                mined = found.Candidates.Count > 0 ? ThreadQuestion.Mined(cleaned) : null;
                return found;
            }), stored.Access);
        return taught.Count > 0 ? ThreadQuestion.Of(thread.Root, taught) : mined;
    }

    private async Task<JsonElement?> AnswerAsync(ThreadQuestion question, CancellationToken cancellation)
    {
        var key = Digest.Of($"{chat.Name}\n{ThreadQuestion.System}\n{question.Text}");
        if (await answers.FindAsync(key, cancellation) is { } known)
            return known;
        var asked = new StructuredQuestion(ThreadQuestion.System, question.Text, ThreadQuestion.Schema,
            question.Taught.Count > 0 ? Purpose.Taught : Purpose.Mined, value => ThreadAnswer.Faults(question, value));
        if ((await chat.AskAsync(asked, cancellation)).Value is not { } answer)
            return null;
        await answers.KeepAsync(key, question.Thread, chat.Name, answer);
        return answer;
    }

    /// <summary>Somebody asked for it to be remembered: that a model sees no rule in it is no reason to forget it.</summary>
    private static Distilled Taught(TaughtComment comment, ThreadQuestion question, JsonElement answer)
    {
        var builtIn = BuiltInDistiller.Distill(comment);
        return ThreadAnswer.Candidates(question, answer, comment.Comment, builtIn) is { Count: > 0 } candidates ? new(candidates, null) : builtIn;
    }

    private static Distilled Mined(CommentThread thread, ThreadQuestion question, JsonElement answer)
    {
        var candidates = thread.Comments.SelectMany(c => ThreadAnswer.Candidates(question, answer, c, Distilled.Nothing(""))).ToList();
        return candidates.Count > 0 ? new(candidates, null) : Distilled.Nothing("the model found no rule in it that holds beyond its line");
    }
}
