using System.Text.Json;
using Memory.Comments;
using Memory.Storage;

namespace Memory.Learning.ByModel;

/// <summary>What a model answered about threads, so that a thread that is read again is neither paid for nor reworded again.</summary>
internal sealed class ModelAnswers(Database database, TimeProvider time)
{
    private const int DaysKept = 90;

    public async Task<JsonElement?> FindAsync(string key, CancellationToken cancellation)
    {
        var answer = await database.ReadAsync(s => s.FirstAsync<string>("select answer from model_answers where key = @key", new { key }), cancellation);
        return answer is null ? null : JsonDocument.Parse(answer).RootElement;
    }

    public Task KeepAsync(string key, CommentThread thread, string model, JsonElement answer) => database.WriteAsync(async s =>
    {
        var now = time.GetUtcNow();
        await s.ExecuteAsync("insert into model_answers (key, repo, thread, model, answer, at) values (@key, @Repo, @Root, @model, @answer, @at) on conflict do nothing",
            new { key, thread.Comments[0].Repo, thread.Root, model, answer = answer.GetRawText(), at = now.ToStore() });
        await s.ExecuteAsync("delete from model_answers where at < @oldest", new { oldest = now.AddDays(-DaysKept).ToStore() });
    });
}
