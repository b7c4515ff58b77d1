using Memory.Indexing;
using Memory.Serving;
using Memory.Storage;

namespace Memory.Tests.Serving;

public sealed class PathCutOffTests
{
    private static readonly EmbeddedLessonIndex Index = Known.Index(
        Known.Lesson("L1", "Pass the cancellation token on.", paths: "src/**/*.cs"),
        Known.Lesson("L2", "Money is a decimal.", paths: "src/**/*.cs"),
        Known.Lesson("L3", "Set a timeout on every call.", paths: "src/carrier/**/*.cs"),
        Known.Lesson("L4", "Sign every parcel.", paths: "src/carrier/**/*.cs"),
        Known.Lesson("L5", "Count the boxes twice.", paths: "src/carrier/**/*.cs"));

    private static List<string> Served(string? task, string file) => [.. Known.Now(ContextBuilder.BuildAsync(
        new ContextInput { Grant = Grant.All, Repo = Known.Repo, Task = task, Files = [file] }, Index)).Lessons.Select(l => l.Lesson.Id)];

    [Fact]
    public void Of_the_lessons_for_a_file_those_are_given_that_the_task_speaks_of() =>
        Served("Compute the money that the customer gets back", "src/carrier/a.cs").ShouldBe(["L2"]);

    [Fact]
    public void Where_it_speaks_of_none_two_of_the_narrowest_are() =>
        Served("Tidy up a little", "src/carrier/a.cs").ShouldBe(["L3", "L4"]);

    [Fact]
    public void A_file_alone_gets_all_that_name_its_place() =>
        Served(null, "src/carrier/a.cs").ShouldBe(["L3", "L4", "L5", "L1", "L2"], ignoreOrder: true);
}
