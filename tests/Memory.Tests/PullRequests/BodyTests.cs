using System.Net.Http.Json;
using Memory.Client;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.PullRequests;

/// <summary>What the pull request says of itself: what came, changed, went and moved, why, and who said so.</summary>
public sealed class BodyTests
{
    [Fact]
    public async Task Changed_and_retired_say_what_it_was_why_and_who()
    {
        await using var shop = await Shop.OpenAsync();
        var (changed, retired, replaced) = (await shop.TeachAsync("money is decimal, never double"), await shop.TeachAsync("dates are written as ISO 8601"), await shop.TeachAsync("always use enums for states"));
        await shop.PublishedAsync();
        await shop.MergeAsync();
        using (var patch = await shop.App.Admin.PatchAsync($"/v1/lessons/{changed}", JsonContent.Create(new { rule = "Money is integer cents." })))
            patch.EnsureSuccessStatusCode();
        using (var retire = await shop.App.Admin.PostAsJsonAsync($"/v1/lessons/{retired}/retire", new { note = "We use epoch seconds now, @everyone" }))
            retire.EnsureSuccessStatusCode();
        var fresh = (await shop.App.SayAsync(Says.Member("ana", $"@claude replace {replaced}: never use enums for states"))).Lessons.Single(id => id != replaced);
        shop.Wait();
        await shop.PublishedAsync();

        var body = Sections(shop);
        body["Changed"].ShouldContain($"- `{changed}` in `CLAUDE.md`: Money is integer cents.");
        body["Changed"].ShouldContain("said by [ana](https://github.test/acme/shop/pull/7#discussion_r30)");
        body["Changed"].ShouldMatch(@"was: Money is decimal, never double");
        var gone = body["Retired"].Split('\n').Single(l => l.Contains(retired, StringComparison.Ordinal));
        gone.ShouldMatch($@"^- `{retired}`: Dates are written as ISO 8601\.? \(retired by .+: We use epoch seconds now, @&#8203;everyone\) \(said by \[ana\]\(https://github\.test/acme/shop/pull/7#discussion_r");
        var before = body["Retired"].Split('\n').Single(l => l.Contains(replaced, StringComparison.Ordinal));
        before.ShouldContain("(superseded by ana: ");
        before.ShouldContain(fresh);
        body["Added"].ShouldContain($"- `{fresh}` in `CLAUDE.md`");
        body.Keys.ShouldBe(["Added", "Changed", "Retired"], ignoreOrder: true);
    }

    [Fact]
    public async Task Moved_out_says_why()
    {
        await using var shop = await Shop.OpenAsync();
        // Each takes some 60 tokens, and the block gets at least 800.
        var ids = new List<string>();
        for (var i = 0; i < 20; i++)
            ids.Add(await shop.TeachAsync($"always name the {i}th queue after the team that owns it, because {string.Join(' ', Enumerable.Repeat("whoever is on call has to find them", 8))} {i}"));
        var said = await shop.TeachAsync("never log raw tokens");
        await shop.PublishedAsync();
        await shop.MergeAsync();
        using (var put = await shop.App.Admin.PutAsJsonAsync("/v1/repos/acme/shop/settings", new RepositorySettings { BudgetTokens = 800 }))
            put.EnsureSuccessStatusCode();
        await shop.PushAsync("ana", ("CLAUDE.md", shop.Git.Text("main", "CLAUDE.md")!.Replace("- Small commits.\n", "- Small commits.\n- Never log raw tokens.\n", StringComparison.Ordinal)));
        shop.Wait();
        await shop.PublishedAsync();

        var moved = Sections(shop)["Moved out of the block"].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        moved.Single(l => l.Contains(said, StringComparison.Ordinal)).ShouldMatch(@"\(`CLAUDE\.md`, line \d+, says it already\) \(said by \[ana\]\(https://github\.test/");
        var dropped = moved.Where(l => ids.Exists(id => l.Contains(id, StringComparison.Ordinal))).ToList();
        dropped.ShouldNotBeEmpty();
        dropped.ShouldAllBe(l => l.Contains("tokens are full, and more valuable lessons came first", StringComparison.Ordinal) && l.Contains("said by [ana]", StringComparison.Ordinal));
        (await shop.App.LessonsAsync("status=retired")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Erased_words_are_not_said_again()
    {
        await using var shop = await Shop.OpenAsync();
        var (erased, kept) = (await shop.TeachAsync("never log raw tokens of grandmothers"), await shop.TeachAsync("money is decimal, never double"));
        await shop.PublishedAsync();
        await shop.MergeAsync();
        (await shop.App.Admin.DeleteAsync($"/v1/lessons/{erased}")).EnsureSuccessStatusCode();
        shop.Wait();
        await shop.PublishedAsync();
        shop.Git.Text(Shop.Branch, "CLAUDE.md")!.ShouldSatisfyAllConditions(t => t.ShouldNotContain("grandmothers"), t => t.ShouldContain($"[{kept}]"));
        Sections(shop)["Retired"].ShouldContain($"- `{erased}` is not known here any more");
        shop.Pull.Body!.ShouldNotContain("grandmothers");
    }

    /// <summary>Title → lines.</summary>
    private static Dictionary<string, string> Sections(Shop shop) => shop.Pull.Body!.ReplaceLineEndings("\n").Split("\n\n### ").Skip(1)
        .Select(part => part.Split("\n\n", 2)).ToDictionary(part => part[0], part => part[1]);
}
