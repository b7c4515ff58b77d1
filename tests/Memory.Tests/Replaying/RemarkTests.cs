using Memory.Replaying;

namespace Memory.Tests.Replaying;

/// <summary>What a remark is about, and how alike two are.</summary>
public sealed class RemarkTests
{
    [Theory]
    [InlineData("nit")]
    [InlineData("typo?")]
    [InlineData("Same here.")]
    [InlineData("Why is this change needed?")]
    [InlineData("nit:\n```suggestion\nfor (j = 0; j < ARRAY_SIZE(msg_lens); j++) {\n```")]
    [InlineData("> close every reader in a finally block\n\nDone, thanks!")]
    [InlineData("In d2e9636230e58f23282418d17b973645f792693e: nit")]
    [InlineData("https://github.example/acme/shop/blob/HEAD/src/orders/queries.ts")]
    [InlineData("")]
    public void Small_talk_says_nothing_that_could_be_said_again(string remark) => Remark.Words(remark).ShouldBeNull();

    [Fact]
    public void Words_and_names_of_code_stay()
    {
        Remark.Words("nit: trailing whitespace").ShouldBe(["trail", "whitespac"], ignoreOrder: true);
        Remark.Words("Please use `try_append_c_flags` here.")!.ShouldContain("tryappendcflags");
    }

    [Fact]
    public void Likeness_is_symmetrical_from_0_to_1_and_rare_words_weigh_more()
    {
        var rarity = new Rarity();
        string[] said = ["reader query close", "reader query open", "reader query pool", "reader pigeonhole zebra"];
        foreach (var text in said)
            rarity.Add([.. text.Split(' ')]);
        HashSet<string> a = ["reader", "zebra"], common = ["reader", "pool"], rare = ["zebra", "pool"];
        rarity.Likeness(a, a, out var all).ShouldBe(1, 1e-9);
        all.ShouldBe(2);
        rarity.Likeness(a, rare, out _).ShouldBe(rarity.Likeness(rare, a, out _), 1e-9);
        rarity.Likeness(a, rare, out _).ShouldBeGreaterThan(rarity.Likeness(a, common, out _));
        rarity.Likeness(a, ["mail"], out var none).ShouldBe(0);
        none.ShouldBe(0);
    }
}
