using Memory.Lessons;
using Memory.Lessons.Lifecycle;
using static Memory.Lessons.Lifecycle.LessonCommand;
using static Memory.Lessons.Lifecycle.LessonResult;

namespace Memory.Tests.Lessons.Lifecycle;

public sealed class ConflictsTests
{
    /// <summary>A is opposed by B and C; all three are marked.</summary>
    private static Dictionary<string, Lesson> ThreeWay()
    {
        var a = Some.Taught("Use tabs.", "LA");
        var b = Some.Taught("Use spaces.", "LB", by: "sam");
        var c = Some.Taught("Never use tabs.", "LC", by: "wei");
        return new()
        {
            ["LA"] = new MarkConflict("LC").On(new MarkConflict("LB").On(a).Changed().Lesson).Changed().Lesson,
            ["LB"] = new MarkConflict("LA").On(b).Changed().Lesson,
            ["LC"] = new MarkConflict("LA").On(c).Changed().Lesson,
        };
    }

    private static void Run(Dictionary<string, Lesson> lessons, string id, LessonCommand command)
    {
        var queue = new Queue<FollowUp>([new FollowUp(id, command)]);
        for (var steps = 0; queue.TryDequeue(out var next); steps++)
        {
            steps.ShouldBeLessThan(50, "follow-ups must end");
            if (next.Command.On(lessons[next.LessonId]) is not Changed changed)
                continue;
            lessons[next.LessonId] = changed.Lesson;
            foreach (var follow in changed.Then)
                queue.Enqueue(follow);
        }
    }

    [Fact]
    public void Approving_one_side_supersedes_the_others()
    {
        var lessons = ThreeWay();
        Run(lessons, "LA", new Approve("ana"));
        lessons["LA"].Status.ShouldBe(LessonStatus.Active);
        lessons["LA"].Supersedes.ShouldBe(["LB", "LC"], ignoreOrder: true);
        lessons["LB"].Status.ShouldBe(LessonStatus.Superseded);
        lessons["LC"].Status.ShouldBe(LessonStatus.Superseded);
        lessons.Values.ShouldAllBe(l => l.ConflictsWith.Count == 0);
    }

    [Fact]
    public void Who_is_no_longer_opposed_is_active_again()
    {
        var lessons = ThreeWay();
        Run(lessons, "LB", new ResolveConflict("LB", "ana"));
        lessons["LB"].Status.ShouldBe(LessonStatus.Active);
        lessons["LA"].Status.ShouldBe(LessonStatus.Superseded);
        lessons["LC"].Status.ShouldBe(LessonStatus.Active, "its only opponent is gone and its words are approved");
    }

    [Theory]
    [InlineData("retire")]
    [InlineData("reject")]
    [InlineData("withdraw")]
    public void When_one_side_goes_the_conflict_ends(string how)
    {
        var lessons = ThreeWay();
        Run(lessons, "LB", how switch { "retire" => new Retire("ana"), "reject" => new Reject("ana"), _ => new WithdrawEvidence("c1") });
        lessons["LA"].Status.ShouldBe(LessonStatus.Conflicted, "LC still opposes it");
        lessons["LA"].ConflictsWith.ShouldBe(["LC"]);
        Run(lessons, "LC", new Retire("ana"));
        lessons["LA"].Status.ShouldBe(LessonStatus.Active);
    }

    [Fact]
    public void Only_what_is_served_can_be_in_conflict()
    {
        new MarkConflict("L2").On(Some.Proposal("Use tabs.")).ShouldBeOfType<Refused>();
        new ResolveConflict("L100001", "ana").On(Some.Taught("Use tabs.")).ShouldBeOfType<Unchanged>();
        new ResolveConflict("L2", "ana").On(Some.Taught("Use tabs.")).ShouldBeOfType<Unchanged>();
    }
}
