using FsCheck;
using FsCheck.Fluent;
using Memory.Distillation;
using Memory.Intake;
using Memory.Intake.Tags;
using Memory.Text;

namespace Memory.Tests.Distillation;

public sealed class HostileInputTests
{
    private static readonly string[] Tags = ["@claude"];

    /// <summary>Words that the distiller may add: it joins, denies and orders with them.</summary>
    private static readonly HashSet<string> OwnWords = [.. Terms.Of("do not never keep as is use always no longer except the in")];

    [Fact]
    public void No_text_makes_it_throw() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll<string?>(text => Read("@claude remember: " + text) is not null));

    [Theory]
    [InlineData("\ud800@claude \udc00 remember \0 this")]
    [InlineData("@claude")]
    [InlineData("@claude remember: ```")]
    [InlineData("@claude <!-- remember")]
    [InlineData("\ue001\ue100 @claude never \ue101 x")]
    public void Odd_texts_are_read(string body) => Read(body).ShouldNotBeNull();

    [Theory]
    [InlineData("(", 50_000)]
    [InlineData("@claude ", 20_000)]
    [InlineData("a, b; ", 50_000)]
    [InlineData("`", 100_000)]
    [InlineData("never no not ", 50_000)]
    [InlineData("L1 ", 50_000)]
    [InlineData("- x\n", 100_000)]
    [InlineData("the a the a ", 50_000)]
    public void Huge_texts_end_soon(string piece, int times)
    {
        var body = "@claude remember: " + string.Concat(Enumerable.Repeat(piece, times));
        var before = Environment.CpuUsage.TotalTime;
        Read(body);
        (Environment.CpuUsage.TotalTime - before).TotalSeconds.ShouldBeLessThan(20);
    }

    [Fact]
    public void Rules_hold_no_word_that_nobody_said() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Sentences().ToArbitrary(), body =>
        {
            var said = Terms.Of(body + " src/Shop/Cart.cs").ToHashSet();
            return Read(body)!.Candidates.All(c => Terms.Of(c.Rule + " " + c.Why).All(t => said.Contains(t) || OwnWords.Contains(t)));
        }));

    [Fact]
    public void The_same_words_give_the_same_rule() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(50), Prop.ForAll(Sentences().ToArbitrary(), body =>
            Read(body)!.Candidates.Select(c => c.Rule + c.Why).SequenceEqual(Read(body)!.Candidates.Select(c => c.Rule + c.Why))));

    private static Gen<string> Sentences() =>
        from tag in Gen.Elements("@claude remember: ", "@claude ", "Ouch.\n\n@claude from now on ", "nit: x is bad. @claude note: ")
        from rule in Gen.Elements("never call `a.B()` here", "we always log the id", "nobody touches `Foo`", "you should not block", "the order is intentional, keep it as is", "jobs get ids, never records")
        from glue in Gen.Elements(", because ", "; ", " — ", ". ", ": ", ", otherwise ")
        from why in Gen.Elements("it broke twice", "the build hangs", "use the pool", "clients retry on every tunnel", "we lost data last May")
        select tag + rule + glue + why + ".";

    private static Distilled? Read(string body)
    {
        var instruction = TagGrammar.Read(body, Tags);
        return instruction.Intent is TagIntent.Remember or TagIntent.Replace
            ? BuiltInDistiller.Distill(new TaughtComment(BuiltInDistillerTests.Comment(body), instruction, [], []))
            : Distilled.Nothing(instruction.Reason);
    }
}
