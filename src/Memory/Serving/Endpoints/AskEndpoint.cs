using Memory.Access;
using Memory.Access.Limiting;
using Memory.Api;
using Memory.Client;
using Memory.Indexing;

namespace Memory.Serving.Endpoints;

/// <summary>Questions, answered from what was said and with where it was said.</summary>
internal static class AskEndpoint
{
    private const int QuestionCharsMax = 4_000;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/v1/ask", PostAsync).Needs(KeyScope.Read).Costs(Work.Costly).WithTags("Serving").WithName("Ask")
            .WithSummary("Answer a question from lessons and review threads; found is false when nothing is known.")
            .Accepts<AskRequest>("application/json").Produces<Answer>().ProducesProblem(400).ProducesProblem(403);

    private static async Task<Answer> PostAsync(
        HttpContext http, ILessonIndex lessons, EmbeddedPassageIndex passages, AnswerPhrasing phrasing, IndexFollower follower, ShownLessons shown) =>
        await AnswerAsync(await JsonBody.ReadAsync<AskRequest>(http), http.Caller(), lessons, passages, phrasing, follower, shown, http.RequestAborted);

    /// <exception cref="FaultException">400 naming the field; 403 for a repository outside the grant.</exception>
    public static async Task<Answer> AnswerAsync(
        AskRequest request, Caller caller, ILessonIndex lessons, EmbeddedPassageIndex passages, AnswerPhrasing phrasing, IndexFollower follower, ShownLessons shown,
        CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(request.Question))
            throw FaultException.Invalid("question", "question is missing: ask in a sentence.");
        if (request.Question.Length > QuestionCharsMax)
            throw FaultException.Invalid("question", $"question has at most {QuestionCharsMax} characters.");
        SessionName.Require(request.Session);
        var repo = request.Repo is null ? null : caller.Demand(RepoName.Require(request.Repo));
        await follower.CatchUpAsync(cancellation);
        var answer = await AskAnswerer.AskAsync(new AskInput(caller.Grant, repo, request.Question), lessons, passages, cancellation);
        if (request.Model == true)
            answer = await phrasing.PhraseAsync(request.Question, answer, cancellation);
        var cited = answer.Citations.Where(c => c.Kind == "lesson").Select(c => c.Id).Distinct(StringComparer.Ordinal).ToList();
        shown.Note(await lessons.FindAsync(caller.Grant, cited, cancellation), repo, caller.KeyId, request.Session, ShownLessons.Ask);
        return new Answer
        {
            Text = answer.Text,
            Citations = [.. answer.Citations.Select(c => new Citation(c.Kind, c.Id, c.Url, c.Rule, c.Title))],
            Mode = answer.ByModel ? "generative" : "extractive",
            Found = answer.Found,
            People = answer.People,
            Degraded = answer.Degraded,
        };
    }
}
