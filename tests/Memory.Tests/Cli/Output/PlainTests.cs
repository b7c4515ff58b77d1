using FsCheck;
using FsCheck.Fluent;
using Memory.Cli.Output;

namespace Memory.Tests.Cli.Output;

public sealed class PlainTests
{
    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData("a\tb\r\nc", "a b c")]
    [InlineData("\u001b[31mred\u001b[0m", "red")]
    [InlineData("\u001b[38;5;1mred", "red")]
    [InlineData("a\u001b]8;;http://evil\u0007b", "a]8;;http://evilb")]
    [InlineData("\u001b", "")]
    [InlineData("\u001b[", "")]
    [InlineData("\u001b[12", "")]
    [InlineData("\u001b[\u001b[31mx", "x")]
    [InlineData("\u009b31mx", "31mx")]
    [InlineData("a\0b\u0008c\u007f", "abc")]
    [InlineData("\u202egnp.exe", "gnp.exe")]
    [InlineData("in\u200bvi\u2060si\ufeffble", "invisible")]
    [InlineData("ok \U0001F600 \u00e9 \u65e5", "ok \U0001F600 \u00e9 \u65e5")]
    [InlineData("tag\U000E0041\U000E0042", "tag")]
    public void A_line_is_what_can_be_seen(string text, string line) => Plain.Line(text).ShouldBe(line);

    [Fact]
    public void Half_a_pair_is_replaced() => Plain.Line("a\ud800b\udc00").ShouldBe("a\ufffdb\ufffd");

    [Fact]
    public void A_block_keeps_its_lines() => Plain.Block("a\r\n\tb\u001b[2J\n").ShouldBe("a\n\tb\n");

    [Fact]
    public void Nothing_that_drives_a_terminal_gets_through() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text =>
            !Plain.Line(text).Any(char.IsControl) && Plain.Block(text).All(c => c is '\n' or '\t' || !char.IsControl(c))
            && Plain.Line(Plain.Line(text)) == Plain.Line(text)).QuickCheckThrowOnFailure();

    [Fact]
    public void Long_text_takes_time_in_proportion() =>
        Plain.Line(string.Concat(Enumerable.Repeat("\u001b[", 500_000))).ShouldBeEmpty();

    [Fact]
    public void Json_keeps_its_meaning()
    {
        var json = "{\"a\":\"x\u202e\u009b\u00e9\"}";

        Plain.Json(json).ShouldBe("{\"a\":\"x\\u202e\\u009b\u00e9\"}");
        System.Text.Json.Nodes.JsonNode.Parse(Plain.Json(json))!.ToJsonString().ShouldBe(System.Text.Json.Nodes.JsonNode.Parse(json)!.ToJsonString());
    }
}
