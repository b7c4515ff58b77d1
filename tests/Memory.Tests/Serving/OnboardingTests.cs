using Memory.Indexing;
using Memory.Serving;
using Memory.Storage;

namespace Memory.Tests.Serving;

/// <summary>Shares on development data; goals are those of the project.</summary>
public sealed class OnboardingTests
{
    [Fact]
    public void Questions_of_newcomers_are_answered_or_left_open()
    {
        var index = Known.Index(Known.OnboardingLessons());
        int answerable = 0, found = 0, open = 0, left = 0;
        foreach (var row in Known.Onboarding("question"))
        {
            var ids = row.GetProperty("answerIds").EnumerateArray().Select(i => i.GetString()!).ToList();
            var answer = Known.Now(AskAnswerer.AskAsync(new AskInput(Grant.All, Known.Ferry, row.GetProperty("question").GetString()!), index, new EmbeddedPassageIndex()));
            if (ids.Count == 0)
            {
                open++;
                left += answer.Found ? 0 : 1;
            }
            else
            {
                answerable++;
                found += answer.Citations.Take(3).Any(c => ids.Contains(c.Id)) ? 1 : 0;
            }
        }
        ((double)found / answerable).ShouldBeGreaterThanOrEqualTo(0.85);
        ((double)left / open).ShouldBeGreaterThanOrEqualTo(0.8);
    }

    [Fact]
    public void A_request_gets_the_lesson_that_it_calls_for_or_none()
    {
        var index = Known.Index(Known.OnboardingLessons());
        int related = 0, right = 0, unrelated = 0, silent = 0;
        foreach (var (lesson, task) in OnboardingRequests.All)
        {
            var pack = Known.Now(ContextBuilder.BuildAsync(new ContextInput { Grant = Grant.All, Repo = Known.Ferry, Task = task }, index));
            if (lesson is null)
            {
                unrelated++;
                silent += pack.Lessons.Count == 0 ? 1 : 0;
            }
            else
            {
                related++;
                right += pack.Lessons.Take(3).Any(l => l.Lesson.Id == lesson) ? 1 : 0;
            }
        }
        related.ShouldBe(30);
        unrelated.ShouldBe(30);
        ((double)right / related).ShouldBeGreaterThanOrEqualTo(0.85);
        ((double)silent / unrelated).ShouldBeGreaterThanOrEqualTo(0.95);
    }
}
