using Memory.Lessons;
using Memory.Text;

namespace Memory.Publishing;

/// <summary>Chooses a place for each lesson: the block, a rule file, or none, with the reason.</summary>
internal sealed class Planner(PlanInput input)
{
    /// <summary>A longer line is an essay: search finds it, every session need not read it.</summary>
    private const int LineTokensMax = 300;
    private const int LineCharsMax = 2_000;
    private const int RuleFileTokensMax = 2_000;
    private const int RuleFilesMax = 50;

    private readonly List<NotPublished> nowhere = [];
    private readonly List<SaidAlready> said = [];
    private readonly List<Contradicted> contradicted = [];

    public PublishPlan Make(IReadOnlyList<Lesson> lessons)
    {
        var ownTokens = Tokens.Estimate(input.OwnText) + input.Beside.Where(f => f.Globs.Count == 0).Sum(f => Tokens.Estimate(f.Text));
        var budget = new BlockBudget(Math.Max(input.BlockTokensMin, input.BudgetTokens - ownTokens));
        var places = Eligible(lessons).OrderByDescending(p => p.MustStay).ThenBy(p => p.Paths.IsWhole ? 0 : 1).ThenBy(p => p.Value).ToList();

        var block = new List<Placed>();
        var scoped = new List<Placed>();
        foreach (var place in places)
        {
            if (budget.Take(place))
                block.Add(place);
            else if (place.Paths.IsWhole)
                Nowhere(place, $"the block's {budget.Tokens} tokens are full, and more valuable lessons came first");
            else
                scoped.Add(place);
        }
        var ruleFiles = RuleFilesFor(scoped);
        var (groups, ids) = TopicGroups.Of(block.Select(p => (p.Lesson, p.Line)));
        return new PublishPlan
        {
            Block = groups,
            BlockLessons = ids,
            RuleFiles = ruleFiles,
            RetrievalOnly = [.. nowhere.OrderBy(n => n.Lesson, StringComparer.Ordinal)],
            Said = [.. said.OrderBy(s => s.File, StringComparer.Ordinal).ThenBy(s => s.Line).ThenBy(s => s.Lesson, StringComparer.Ordinal)],
            Contradicted = [.. contradicted.OrderBy(c => c.File, StringComparer.Ordinal).ThenBy(c => c.Line).ThenBy(c => c.Lesson, StringComparer.Ordinal)],
            OwnTokens = ownTokens,
            BlockBudgetTokens = budget.Tokens,
            BlockTokens = budget.Taken,
        };
    }

    private IEnumerable<Placed> Eligible(IReadOnlyList<Lesson> lessons)
    {
        var own = new OwnRules([new(input.File, input.OwnText, []), .. input.Beside]);
        foreach (var lesson in lessons.DistinctBy(l => l.Id, StringComparer.Ordinal))
        {
            if (lesson.Rule.Length + (lesson.Why?.Length ?? 0) > LineCharsMax)
            {
                nowhere.Add(new(lesson.Id, $"it is longer than {LineCharsMax} characters"));
                continue;
            }
            var published = input.Published.Contains(lesson.Id);
            var paths = RulePaths.Of(lesson.Paths);
            var place = new Placed(lesson, paths, LessonValue.Of(lesson), LessonLine.Render(lesson, withScope: !paths.IsWhole),
                MustStay: published && lesson.Status == LessonStatus.Conflicted);
            if (WhyNot(place, published) is { } reason)
                Nowhere(place, reason);
            else if (own.Says(lesson.Rule, paths) is { } there)
                said.Add(new(lesson.Id, there.File, there.Line, there.Words));
            else if (own.FileOf(lesson, input.IsClients) is { } file)
                Nowhere(place, $"it is a line of {file}, which the team keeps itself");
            else if (!place.MustStay && own.Contradicts(lesson, paths) is var (line, against))
                contradicted.Add(new(lesson.Id, line.File, line.Line, line.Words, against));
            else
                yield return place;
        }
    }

    private static string? WhyNot(Placed place, bool published) => place.Lesson.Status switch
    {
        LessonStatus.Conflicted when !published => "it is contested; a person decides first",
        not (LessonStatus.Active or LessonStatus.Conflicted) => $"its status is {place.Lesson.Status.ToString().ToLowerInvariant()}",
        _ when string.IsNullOrWhiteSpace(place.Lesson.Rule) => "it has no words",
        _ when place.Tokens > LineTokensMax => $"its line would take {place.Tokens} tokens; at most {LineTokensMax} are published",
        _ => null,
    };

    private List<PlannedRuleFile> RuleFilesFor(List<Placed> scoped)
    {
        var files = new List<PlannedRuleFile>();
        foreach (var set in scoped.GroupBy(p => p.Paths.Key, StringComparer.Ordinal))
        {
            var taken = new List<Placed>();
            var tokens = 0;
            foreach (var place in set)
            {
                if (WhyNoRuleFile(place, files.Count, tokens) is { } reason)
                {
                    Nowhere(place, reason);
                    continue;
                }
                tokens += place.Tokens;
                taken.Add(place);
            }
            if (taken.Count > 0)
                files.Add(RuleFileOf(taken));
        }
        return [.. files.OrderBy(f => f.Path, StringComparer.Ordinal)];
    }

    private string? WhyNoRuleFile(Placed place, int files, int tokens)
    {
        if (!input.RuleFiles)
            return "the block is full, and rule files are off for whoever reads it";
        if (!place.Paths.FitsRuleFile)
            return "the block is full, and a rule file cannot say its paths";
        if (files >= RuleFilesMax)
            return $"there are {RuleFilesMax} rule files already";
        return tokens + place.Tokens > RuleFileTokensMax ? $"the rule file for its paths is full ({RuleFileTokensMax} tokens)" : null;
    }

    private static PlannedRuleFile RuleFileOf(List<Placed> places)
    {
        // The frontmatter says where; a line says it again only where the frontmatter cannot.
        var (groups, ids) = TopicGroups.Of(places.Select(p => (p.Lesson, LessonLine.Render(p.Lesson, withScope: p.Paths.LinesSayPaths))));
        return new(places[0].Paths.FileName(), places[0].Paths.Globs, groups, ids);
    }

    private void Nowhere(Placed place, string reason) => nowhere.Add(new(place.Lesson.Id, reason));
}
