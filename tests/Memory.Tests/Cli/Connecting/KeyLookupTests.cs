using Memory.Cli.Connecting;

namespace Memory.Tests.Cli.Connecting;

public sealed class KeyLookupTests
{
    private static string File(CliRunner cli, bool reads = false) => KeyLookup.Choose(null, cli.Environment, serviceIsLocal: true, reads).File!;

    [Fact]
    public void The_option_comes_before_the_variable_and_the_variable_before_the_file()
    {
        using var cli = new CliRunner().With(("MEMORY_KEY", " mem_variable "));

        KeyLookup.Choose("mem_option", cli.Environment, true, false).ShouldBe(new KeyChoice("mem_option", null, "--key"));
        KeyLookup.Choose(null, cli.Environment, true, false).ShouldBe(new KeyChoice("mem_variable", null, "MEMORY_KEY"));
    }

    [Fact]
    public void The_file_lies_in_the_data_folder_of_the_service()
    {
        using var cli = new CliRunner();
        File(cli).ShouldBe(Path.Combine(cli.Folder, "data", "memory", "admin.key"));
        File(cli, reads: true).ShouldBe(Path.Combine(cli.Folder, "data", "memory", "session.key"));
        File(cli.With(("MEMORY__DATA", "/setting"))).ShouldBe("/setting/admin.key");
        File(cli.With(("MEMORY_DATA", "/mine"))).ShouldBe("/mine/admin.key");
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080", true)]
    [InlineData("http://127.9.9.9", true)]
    [InlineData("http://[::1]:5080", true)]
    [InlineData("https://LOCALHOST", true)]
    [InlineData("http://127.0.0.1.evil.test", false)]
    [InlineData("http://localhost.evil.test", false)]
    [InlineData("http://10.0.0.1:5080", false)]
    [InlineData("http://0.0.0.0", false)]
    public void Only_this_machine_is_given_a_key_from_a_file(string address, bool local) =>
        ServiceAddress.IsLocal(new Uri(address)).ShouldBe(local);

    [Fact]
    public async Task A_service_elsewhere_never_sees_the_key_of_this_machine()
    {
        using var cli = new CliRunner();
        cli.Write("../data/memory/admin.key", "mem_admin");
        cli.Service.On("GET /readyz", System.Net.HttpStatusCode.Unauthorized);

        (await cli.RunAsync("status", "--url", "https://memory.test")).ShouldBe(1);

        cli.Service.Last.Authorization.ShouldBeNull();
        cli.Error.ShouldContain("Set MEMORY_KEY");
    }

    [Fact]
    public async Task A_file_that_holds_something_else_is_not_sent()
    {
        using var cli = new CliRunner();
        var file = cli.Write("../data/memory/admin.key", "<html>\n</html>");

        (await cli.RunAsync("status")).ShouldBe(1);

        cli.Error.ShouldContain($"{file} holds no key");
        cli.Service.Calls.ShouldBeEmpty();
    }
}
