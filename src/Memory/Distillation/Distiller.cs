using Memory.Comments;
using Memory.Distillation.Mining;

namespace Memory.Distillation;

/// <summary>The seam between what a thread says and who distils it: the built-in functions, or what a model has answered.</summary>
/// <param name="Taught">A comment that teaches, with its thread → candidates.</param>
/// <param name="Mined">A thread that nobody tagged → candidates.</param>
public sealed record Distiller(Func<TaughtComment, Distilled> Taught, Func<CommentThread, Distilled> Mined)
{
    public static readonly Distiller BuiltIn = new(BuiltInDistiller.Distill, ThreadMiner.Mine);
}
