namespace Memory.Bench;

internal static class Program
{
    public static int Main(string[] args) => args switch
    {
        ["distill", ..] => Distill.DistillSuite.Run(args[1..]),
        _ => Usage(),
    };

    private static int Usage()
    {
        Console.Error.WriteLine($"usage: dotnet run -c Release --project tests/Memory.Bench -- {Distill.DistillSuite.Usage}");
        return 2;
    }
}
