using Memory.Client;
using Memory.Distillation.Mining.Ranking;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Learning;

public sealed class ProposalRoomTests
{
    private static readonly string[] Things =
        ["invoices", "cursors", "banners", "webhooks", "ledgers", "tokens", "avatars", "queues", "sockets", "themes", "reports", "coupons", "drafts", "labels", "probes"];

    [Fact]
    public async Task A_history_without_tags_brings_no_more_proposals_than_a_person_can_read()
    {
        await using var app = new MemoryApp();
        await app.SayAsync(Enumerable.Range(0, 120).Select(i => new Comment
        {
            Source = "test",
            Repo = "acme/shop",
            Id = $"c{i}",
            Author = "ben",
            AuthorAssociation = "MEMBER",
            Body = $"Please always validate {Things[i % 15]} with the {Things[i / 15]} schema in this project, never by hand, because mistakes there are expensive.",
            CreatedAt = DateTimeOffset.UnixEpoch.AddYears(56).AddMinutes(i),
        }), mode: "all");
        var proposed = await app.LessonsAsync("status=proposed");
        proposed.Count.ShouldBeInRange(1, MinedRanking.ProposalsMax);
    }
}
