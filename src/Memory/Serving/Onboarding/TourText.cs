using System.Globalization;
using System.Text;
using Memory.Lessons;
using Memory.Storage;
using Memory.Text;

namespace Memory.Serving.Onboarding;

/// <summary>Writes a tour as Markdown that an agent reads whole: each section has its share of the characters.</summary>
internal sealed class TourText(Grant grant, string repo)
{
    /// <summary>Of the whole text; what agents are given must stay below 10,000.</summary>
    public const int CharsMax = 9_000;

    private const int RuleMax = 300;
    private const int WhyMax = 160;
    private const int PartsMax = 6;
    private const int LessonsOfPartMax = 3;
    private readonly StringBuilder text = new();
    private readonly Dictionary<string, Lesson> told = new(StringComparer.Ordinal);

    /// <returns>The text, and the lessons that stand in it.</returns>
    public static (string Markdown, IReadOnlyCollection<Lesson> Lessons) Of(Tour tour, Grant grant, string repo)
    {
        var writer = new TourText(grant, repo);
        writer.Write(tour);
        return (writer.text.ToString(), writer.told.Values);
    }

    private void Write(Tour tour)
    {
        text.Append(CultureInfo.InvariantCulture, $"# First day in {Harmless.Code(repo, 200)}\n\n");
        if (tour.Count == 0)
        {
            text.Append("Nothing has been learned here yet. Lessons come from reviews: a reviewer writes `@claude remember: …` on a pull request.\n");
            return;
        }
        text.Append(CultureInfo.InvariantCulture, $"{tour.Count} {(tour.Count == 1 ? "lesson" : "lessons")} from review: records of what was said, to be checked against the code.\n");
        Lessons("## Always", tour.Core, upTo: 2_600);
        Parts("## By area", tour.Areas, p => $"`{Harmless.Code(p, 100)}`", upTo: 5_400);
        Parts("## Everywhere", tour.Topics, p => Harmless.Line(p, 60), upTo: 7_200);
        Lessons("## Reviewers do not agree on", tour.Disputed, upTo: 7_700);
        Lessons("## Learned lately", tour.Lately, upTo: 8_700, l => l.CreatedAt.ToString("yyyy-MM-dd: ", CultureInfo.InvariantCulture));
        if (tour.People.Count > 0)
            Append($"\n## Who knows\n\n{string.Join(", ", tour.People.Select(p => Harmless.Line(p, 60)))}\n", CharsMax);
    }

    private void Lessons(string heading, IReadOnlyList<Lesson> lessons, int upTo, Func<Lesson, string>? before = null)
    {
        if (lessons.Count == 0 || !Append($"\n{heading}\n\n", upTo))
            return;
        Lines(lessons, upTo, before);
    }

    private void Parts(string heading, IReadOnlyList<TourPart> parts, Func<string, string> name, int upTo)
    {
        if (parts.Count == 0 || !Append($"\n{heading}\n", upTo))
            return;
        foreach (var part in parts.Take(PartsMax))
        {
            var people = part.People.Count > 0 ? $" (ask {string.Join(", ", part.People.Select(p => Harmless.Line(p, 60)))})" : "";
            if (!Append($"\n{name(part.Name)}{people}\n\n", upTo))
                break;
            Lines(part.Lessons, upTo, null, LessonsOfPartMax);
        }
        if (parts.Skip(PartsMax).ToList() is { Count: > 0 } more)
            Append($"\nAnd: {string.Join(", ", more.Take(10).Select(p => name(p.Name)))}{(more.Count > 10 ? ", …" : "")}\n", upTo);
    }

    private void Lines(IReadOnlyList<Lesson> lessons, int upTo, Func<Lesson, string>? before, int most = int.MaxValue)
    {
        var written = 0;
        foreach (var lesson in lessons.Take(most))
        {
            if (!Append($"- {before?.Invoke(lesson)}{Line(lesson)}\n", upTo))
                break;
            told[lesson.Id] = lesson;
            written++;
        }
        if (lessons.Count > written)
            Append(string.Create(CultureInfo.InvariantCulture, $"- … {lessons.Count - written} more\n"), upTo + 40);
    }

    private string Line(Lesson lesson)
    {
        var line = new StringBuilder(Harmless.Sentence(lesson.Rule, RuleMax));
        if (Harmless.Sentence(lesson.Why, WhyMax) is { Length: > 0 } why)
            line.Append(" Why: ").Append(why);
        return line.Append(Harmless.Url(VisibleEvidence.Url(lesson, grant, repo)) is { } url ? $" [{lesson.Id}]({url})" : $" [{lesson.Id}]").ToString();
    }

    /// <returns>False, and nothing is written, where it would go beyond the limit.</returns>
    private bool Append(string more, int upTo)
    {
        if (text.Length + more.Length > upTo)
            return false;
        text.Append(more);
        return true;
    }
}
