using Memory.Agents.Hooks;

namespace Memory.Tests.Agents.Hooks;

/// <summary>What a node remembers of sessions has limits, and no key takes the room of another.</summary>
public sealed class HookMemoryTests
{
    private static EditedFile File(string path) => new("acme/shop", null, path);

    private static int Kept(SessionEdits edits) => edits.All.Sum(e => e.Pieces.Sum(p => p.Characters));

    [Fact]
    public void An_edit_that_grows_with_each_edit_of_it_has_an_end()
    {
        var room = new EditRoom(10_000_000);
        var edits = new SessionEdits(room);
        edits.Add(File("a.cs"), new("", "x"));
        for (var i = 0; i < 20; i++)
            edits.Add(File("a.cs"), new("x", "x" + new string('y', 90_000)));
        Kept(edits).ShouldBeLessThanOrEqualTo(100_000);
        for (var file = 0; file < 100; file++)
            for (var i = 0; i < 50; i++)
                edits.Add(File($"f{file}.cs"), new($"old{i}", new string('y', 50_000)));
        var kept = Kept(edits);
        kept.ShouldBeInRange(300_000, 500_000);
        room.Taken.ShouldBe(kept);
        edits.Drop();
        edits.Add(File("late.cs"), new("", "late"));
        (room.Taken, edits.All.Count).ShouldBe((0, 0));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("漢")]
    [InlineData("😀")]
    public void An_answer_comes_near_the_clients_limit_and_stays_below_it(string letter)
    {
        var e = new HookEvent { Name = HookEvent.PreToolUse };
        var text = string.Concat(Enumerable.Repeat(letter, 20_000));
        foreach (var (answer, name) in new[] { (HookAnswer.Tell(e, text), "additionalContext"), (HookAnswer.Refuse(e, text), "permissionDecisionReason") })
        {
            var told = System.Text.Json.JsonDocument.Parse(answer.Json).RootElement.GetProperty("hookSpecificOutput").GetProperty(name).GetString()!;
            told.Length.ShouldBeInRange(8_990, 9_000);
            told.EnumerateRunes().ShouldNotContain(System.Text.Rune.ReplacementChar);
        }
    }

    [Fact]
    public void All_sessions_together_have_an_end_too()
    {
        var room = new EditRoom(1_000_000);
        var sessions = Enumerable.Range(0, 10).Select(_ => new SessionEdits(room)).ToList();
        foreach (var edits in sessions)
            for (var i = 0; i < 5; i++)
                edits.Add(File($"f{i}.cs"), new(null, new string('y', 90_000)));
        room.Taken.ShouldBeInRange(900_000, 1_000_000);
        sessions[0].Drop();
        sessions[9].Add(File("a.cs"), new(null, "y"));
        sessions[9].All.ShouldContain(e => e.File.Path == "a.cs");
    }

    [Fact]
    public void Whoever_names_many_sessions_loses_their_own_and_the_oldest_first()
    {
        var sessions = new HookSessions(TimeProvider.System);
        var victim = sessions.Of("victim", "s1");
        var first = sessions.Of("flood", "f0");
        for (var i = 1; i < 999; i++)
            _ = sessions.Of("flood", $"f{i}");
        var last = sessions.Of("flood", "last");
        sessions.Of("flood", "f0").ShouldBeSameAs(first);
        for (var i = 0; i < 998; i++)
            _ = sessions.Of("flood", $"g{i}");
        sessions.Of("flood", "last").ShouldBeSameAs(last);
        for (var key = 0; key < 12; key++)
            for (var i = 0; i < 1_000; i++)
                _ = sessions.Of($"flood{key}", $"h{i}");
        sessions.Of("victim", "s1").ShouldBeSameAs(victim);
    }
}
