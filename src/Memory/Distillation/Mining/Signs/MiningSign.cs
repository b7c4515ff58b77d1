using System.Text.RegularExpressions;

namespace Memory.Distillation.Mining;

/// <summary>One reason to take a sentence for a lesson, or not to.</summary>
/// <param name="Name">In words for a person; stands in the reason why nothing was mined.</param>
/// <param name="Weight">Log-odds: above 0 speaks for a lesson, below 0 against.</param>
internal sealed record MiningSign(string Name, double Weight, Regex Pattern);
