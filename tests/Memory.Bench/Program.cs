namespace Memory.Bench;

internal static class Program
{
    public static int Main(string[] args) => args switch
    {
        ["distill", ..] => Distill.DistillSuite.Run(args[1..]),
        ["retrieval", ..] => Retrieval.RetrievalSuite.Run(args[1..]),
        ["intake", ..] => Intake.IntakeSuite.Run(args[1..]),
        ["serve", ..] => Serve.ServeSuite.Run(args[1..]),
        ["hooks", ..] => Hooks.HookSuite.Run(args[1..]),
        ["replay", ..] => Replaying.ReplaySuite.Run(args[1..]),
        ["publish", ..] => Publish.PublishSuite.Run(args[1..]),
        _ => Usage(),
    };

    private static int Usage()
    {
        foreach (var suite in (string[])[Distill.DistillSuite.Usage, Retrieval.RetrievalSuite.Usage, Intake.IntakeSuite.Usage, Serve.ServeSuite.Usage, Hooks.HookSuite.Usage, Replaying.ReplaySuite.Usage, Publish.PublishSuite.Usage])
            Console.Error.WriteLine($"usage: dotnet run -c Release --project tests/Memory.Bench -- {suite}");
        return 2;
    }
}
