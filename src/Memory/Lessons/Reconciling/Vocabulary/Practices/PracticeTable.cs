namespace Memory.Lessons.Reconciling.Vocabulary.Practices;

/// <summary>
/// Practices that reviewers ask for everywhere, one a line, in several wordings that share few words: <c>wording | wording</c>.
/// What two rules say of one of them is one thing, whatever else they say.
/// </summary>
internal static class PracticeTable
{
    public const string Lines = CodePractices.Lines + SystemPractices.Lines + FieldPractices.Lines;
}
