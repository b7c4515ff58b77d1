using System.Net;
using System.Net.Http.Json;
using Memory.Client;
using Memory.Tests.Infrastructure;

namespace Memory.Tests.Intake;

/// <summary>A delivery is learned from again when somebody says so.</summary>
public sealed class ReplayTests
{
    [Fact]
    public async Task What_settings_read_differently_now_teaches_after_a_replay()
    {
        await using var app = new MemoryApp();
        var said = Says.By("olga", "NONE", "@claude remember: values go into SQL as parameters, never into the text.");
        await app.SayAsync(said);
        (await app.LessonsAsync()).ShouldBeEmpty();
        using (var set = await app.Admin.PutAsJsonAsync("/v1/repos/acme/shop/settings", new { teachers = new[] { "olga" } }, MemoryApp.Web, TestContext.Current.CancellationToken))
            set.EnsureSuccessStatusCode();

        var delivery = await app.DeliveryAsync(said.Id!);
        delivery.Outcome.ShouldBe("ignored");
        using var replayed = await app.Admin.PostAsync($"/v1/deliveries/{delivery.Id}/replay", null, TestContext.Current.CancellationToken);
        replayed.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await replayed.Content.ReadFromJsonAsync<Delivery>(MemoryApp.Web, TestContext.Current.CancellationToken))!.Outcome.ShouldBe("pending");

        await Eventually.TrueAsync(async () => (await app.DeliveryAsync(said.Id!)).Outcome == "learned", "the replayed delivery teaches");
        (await app.LessonsAsync()).ShouldHaveSingleItem().Status.ShouldBe("active");
    }

    [Fact]
    public async Task Replaying_what_was_learned_changes_nothing()
    {
        await using var app = new MemoryApp();
        var said = Says.Member("ana", "@claude remember: values go into SQL as parameters, never into the text.");
        await app.SayAsync(said);
        var lesson = (await app.LessonsAsync()).ShouldHaveSingleItem();
        var delivery = await app.DeliveryAsync(said.Id!);
        (await app.Admin.PostAsync($"/v1/deliveries/{delivery.Id}/replay", null, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        await Eventually.TrueAsync(async () => (await app.DeliveryAsync(said.Id!)).Outcome == delivery.Outcome, "the delivery is done again");
        (await app.LessonsAsync()).ShouldHaveSingleItem().UpdatedAt.ShouldBe(lesson.UpdatedAt);
    }

    [Theory]
    [InlineData("D0000000000000000")]
    [InlineData("L482133")]
    public async Task A_delivery_that_is_not_there_is_a_404(string id)
    {
        await using var app = new MemoryApp();
        (await app.Admin.PostAsync($"/v1/deliveries/{id}/replay", null, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await app.Session.PostAsync($"/v1/deliveries/{id}/replay", null, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}
