using FsCheck;
using FsCheck.Fluent;
using Memory.Lessons.Lifecycle;

namespace Memory.Tests.Lessons.Lifecycle;

public sealed class LessonIdAndHashTests
{
    [Fact]
    public void Ids_are_L_and_six_to_nine_digits_without_a_leading_zero()
    {
        var ids = Enumerable.Range(0, 5_000).Select(_ => LessonId.New()).ToList();
        ids.ShouldAllBe(id => LessonId.IsValid(id));
        ids.Select(id => id.Length).Distinct().Count().ShouldBeGreaterThan(1);
        ids.Distinct().Count().ShouldBeGreaterThan(4_900);
        LessonId.New(new Random(7)).ShouldBe(LessonId.New(new Random(7)));
        LessonId.New(_ => 0).Length.ShouldBe(10);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("L")]
    [InlineData("L12345")]
    [InlineData("L012345")]
    [InlineData("L1234567890")]
    [InlineData("l123456")]
    [InlineData("L12345x")]
    public void What_is_no_id_is_seen(string? id) => LessonId.IsValid(id).ShouldBeFalse();

    [Fact]
    public void A_hash_is_bound_to_every_word_and_to_the_scope()
    {
        var hash = ApprovalHash.Of("rule", "why", "acme/shop", ["a", "b"]);
        hash.Length.ShouldBe(64);
        hash.ShouldBe(ApprovalHash.Of(" rule ", "why", "Acme/Shop", ["b", "a", "a"]));
        string[] others =
        [
            ApprovalHash.Of("rules", "why", "acme/shop", ["a", "b"]),
            ApprovalHash.Of("rule", null, "acme/shop", ["a", "b"]),
            ApprovalHash.Of("rule", "why", "acme/*", ["a", "b"]),
            ApprovalHash.Of("rule", "why", "acme/shop", ["a"]),
            ApprovalHash.Of("rule", "why", "acme/shop", ["ab"]),
            ApprovalHash.Of("rule", "whyacme/shop", "", ["a", "b"]),
        ];
        others.ShouldNotContain(hash);
        others.Distinct().Count().ShouldBe(others.Length);
    }

    [Fact]
    public void A_hash_never_throws() => Check.QuickThrowOnFailure(Prop.ForAll<string, string>((rule, repo) =>
        ApprovalHash.Of(rule ?? "", "\ud800", repo ?? "", [rule ?? ""]).Length == 64));
}
