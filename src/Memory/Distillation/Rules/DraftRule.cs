namespace Memory.Distillation.Rules;

/// <summary>A rule on its way to a candidate; replies may still change it.</summary>
internal sealed class DraftRule(string rule, string? why)
{
    public string Rule { get; set; } = rule;
    public string? Why { get; set; } = why;

    public void AddWhy(IEnumerable<string> reasons)
    {
        if (WhyText.Write(reasons) is { } more)
            Why = Why is null ? more : $"{Why} {more}";
    }
}
