using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Memory.Lessons;
using Memory.Serving;
using Memory.Tests.Lessons;
using Memory.Text;

namespace Memory.Tests.Serving.Checking;

public sealed class PatternMatchTests
{
    private static readonly string[] Files = ["a.cs", "a.ts", "a.py", "a.go", "a.rs", "a.sql", "a.css", "a.html", "a.hs", "a.fs", "a.yml", "a.lua", "a", "Dockerfile"];

    private static Lesson Forbids(string pattern, params string[] paths)
    {
        CodePattern.TryParse(pattern, out var parsed, out var fault).ShouldBeTrue(fault);
        return Some.Taught("Not so.", paths: paths) with { Pattern = parsed!.Text };
    }

    [Theory]
    [InlineData("DateTime.Now", "a.cs", "var x = 1;\nvar now = DateTime.Now;", 2)]
    [InlineData("DateTime.Now", "a.cs", "System . DateTime\n  .Now", 1)]
    [InlineData("DateTime.Now", "a.cs", "MyDateTime.Now; DateTime.Nowadays; DateTimeX.Now", 0)]
    [InlineData("DateTime.Now", "a.cs", "// DateTime.Now\n/* DateTime.Now */ var s = \"DateTime.Now\" + @\"\\\" + DateTime.Now;", 2)]
    [InlineData("DateTime.Now", "a.cs", "var s = @\"a \"\" DateTime.Now\n DateTime.Now\"; var c = '\"'; DateTime.Now", 2)]
    [InlineData("DateTime.Now", "a.cs", "var s = \"\"\"\n DateTime.Now \" x\n\"\"\"; DateTime.Now", 3)]
    [InlineData("a.b", "a.ts", "x.a?.b(); ", 1)]
    [InlineData("a.b", "a.ts", "a!.b", 1)]
    [InlineData("eval(", "a.js", "evaluate(x); retrieval(eval)", 0)]
    [InlineData("eval()", "a.js", "\n\neval (x)", 3)]
    [InlineData("Get()", "a.cs", "Get<Map<int, string>>(1)", 1)]
    [InlineData("Get()", "a.cs", "Get<b; c>d", 0)]
    [InlineData("as any", "a.ts", "const x = y as any;", 1)]
    [InlineData("as any", "a.ts", "has anything; basany; as_any", 0)]
    [InlineData(".unwrap()", "src/a.rs", "let x: &'a str = y.unwrap();", 1)]
    [InlineData(".unwrap()", "src/a.rs", "/* outer /* inner */ x.unwrap() */ let c = '\\''; // x.unwrap()", 0)]
    [InlineData("moment", "a.ts", "const t = `a ${b ? `moment ${x}` : {}} moment`; // moment", 0)]
    [InlineData("moment", "a.ts", "const t = `a ${moment({})} b`;", 1)]
    [InlineData("moment", "a.js", "const q = /['\"`]/; moment()", 1)]
    [InlineData("moment", "a.js", "a = b / c; moment; d / e", 1)]
    [InlineData("print()", "a.py", "\"\"\"\nprint(1)\n\"\"\"\nprint(2) # print(3)", 4)]
    [InlineData("print()", "a.py", "s = 'don\\'t print(1)'\nx = 1", 0)]
    [InlineData("enum", "a.ts", " * an enum of things\n */\nexport const x = 1;", 0)]
    [InlineData("enum", "a.ts", "an enum of things\n */\nexport enum X {}", 3)]
    [InlineData("SELECT *", "a.sql", "select * from x -- select *", 1)]
    [InlineData("color", "a.css", "a { background-color: red }", 0)]
    [InlineData("background-color", "a.css", "a { background-color: red }", 1)]
    [InlineData("a - b", "a.js", "a-b", 1)]
    [InlineData("echo", "Dockerfile", "RUN echo hi", 1)]
    [InlineData("echo", "a.sh", "x=$# # echo\n", 0)]
    [InlineData("DateTime.Now", "docs/a.md", "DateTime.Now", 0)]
    [InlineData("DateTime.Now", "a.unknown", "# DateTime.Now", 1)]
    [InlineData("import lodash", "a.ts", "import x from './y';\nimport { map } from 'lodash';", 2)]
    [InlineData("import lodash", "a.ts", "import {\n  map,\n} from \"lodash/fp\";", 3)]
    [InlineData("import lodash", "a.js", "const _ = require('lodash')", 1)]
    [InlineData("import lodash", "a.js", "const _ = await import('lodash');", 1)]
    [InlineData("import lodash", "a.js", "export { map } from 'lodash';", 1)]
    [InlineData("import lodash", "a.js", "export const a = 'lodash';\nlog('lodash');\nimport lodash from './mine';\nimport 'lodash-es'", 0)]
    [InlineData("import @scope/name", "a.ts", "import '@scope/name';", 1)]
    [InlineData("import java.util.Date", "A.java", "import java.util.Dates;\nimport static java.util.Date.x;", 2)]
    [InlineData("import java.util.*", "A.java", "package a;\nimport java.util.List;", 2)]
    [InlineData("import Newtonsoft.Json", "a.cs", "using System;\nglobal using Newtonsoft.Json.Linq;", 2)]
    [InlineData("import Newtonsoft.Json", "a.cs", "using J = Newtonsoft.Json;", 1)]
    [InlineData("import numpy", "a.py", "import os, numpy as np", 1)]
    [InlineData("import numpy", "a.py", "from numpy.linalg import (\n  norm,\n)", 1)]
    [InlineData("import numpy", "a.py", "from mine import numpy\nimport mine.numpy", 0)]
    [InlineData("import <vector>", "a.cpp", "#include <map>\n#include <vector>", 2)]
    [InlineData("import unsafe", "a.go", "import (\n\t\"fmt\"\n\tu \"unsafe\"\n)\nvar x = \"unsafe\"", 3)]
    [InlineData("import log", "a.go", "import \"fmt\"\nfunc f() { log.Print(1) }", 0)]
    [InlineData("import std::fs", "a.rs", "pub use std::fs::File;", 1)]
    [InlineData("import App\\Db", "a.php", "<?php\nuse App\\Db\\Query;", 2)]
    [InlineData("comment @ts-ignore", "a.ts", "const ts = 1;\n// @ts-ignore because\n", 2)]
    [InlineData("comment TODO", "a.py", "TODO = 1\nx = '# TODO'\ny = 2  # TODO", 3)]
    public void A_pattern_is_found_in_code_by_whole_words(string pattern, string path, string text, int line) =>
        PatternMatch.Find(Forbids(pattern), path, text).ShouldBe(line == 0 ? [] : [line]);

    [Theory]
    [InlineData("", "no name")]
    [InlineData("( ) {", "no name")]
    [InlineData("42", "no name")]
    [InlineData("x", "no name")]
    [InlineData("foo.*bar", "regular expression")]
    [InlineData("\\bfoo\\b", "regular expression")]
    [InlineData("(?i)foo", "regular expression")]
    [InlineData("fetch(\"http\")", "quotes")]
    [InlineData("a\nb", "line break")]
    [InlineData("a\u0000b", "control")]
    [InlineData("import", "")]
    [InlineData("import ''", "module")]
    [InlineData("import { map } from lodash", "module")]
    [InlineData("comment !!", "no name")]
    public void What_is_no_pattern_says_what_would_be_one(string text, string says)
    {
        var parsed = CodePattern.TryParse(text, out _, out var fault);
        parsed.ShouldBe(says.Length == 0);
        (fault ?? "").ShouldContain(says);
    }

    [Fact]
    public void It_holds_where_the_lesson_holds_and_only_while_it_is_active()
    {
        var lesson = Forbids("eval()", "src/**/*.ts");
        PatternMatch.Find(lesson, "src/a/b.ts", "eval(1)").ShouldBe([1]);
        PatternMatch.Find(lesson, "test/b.ts", "eval(1)").ShouldBeEmpty();
        foreach (var status in Enum.GetValues<LessonStatus>().Where(s => s != LessonStatus.Active))
            PatternMatch.Find(lesson with { Status = status }, "src/a/b.ts", "eval(1)").ShouldBeEmpty();
        PatternMatch.Find(lesson with { Pattern = null }, "src/a/b.ts", "eval(1)").ShouldBeEmpty();
    }

    [Fact]
    public void No_text_and_no_pattern_makes_it_throw_and_lines_are_lines_of_the_text() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(600), Prop.ForAll(Pieces("eval"), Pieces("eval"), ArbMap.Default.ArbFor<byte>(), (text, forbidden, file) =>
        {
            var path = Files[file % Files.Length];
            var lines = CodePattern.TryParse(forbidden, out var pattern, out _)
                ? PatternMatch.Find(Some.Taught("Not so.") with { Pattern = pattern.Text }, path, text) : [];
            return lines.All(l => l >= 1 && l <= text.Count(c => c == '\n') + 1) && lines.Distinct().Order().SequenceEqual(lines);
        }));

    [Fact]
    public void Where_nothing_is_quoted_every_line_with_the_word_is_found() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(ArbMap.Default.ArbFor<bool[]>(), ArbMap.Default.ArbFor<byte>(), (has, file) =>
        {
            var text = string.Join('\n', has.Select(h => h ? "x = eval(1)" : "x = evaluated(1)"));
            return PatternMatch.Find(Forbids("eval"), Files[file % Files.Length], text)
                .SequenceEqual(has.Index().Where(h => h.Item).Select(h => h.Index + 1).Take(PatternMatch.LinesMax));
        }));

    [Fact]
    public void An_edit_brings_leaves_or_takes_what_is_forbidden()
    {
        var lesson = Forbids("eval()", "src/**");
        PatternUse Of(string? before, string after, string path = "src/a.js") => PatternOutcomes.OfEdit([lesson], path, before, after).ShouldHaveSingleItem();
        Of(null, "x\neval(1)").Added.ShouldBe([2]);
        Of("eval(1)", "eval(2)").ShouldSatisfyAllConditions(u => u.Added.ShouldBeEmpty(), u => u.Kept.ShouldBe([1]), u => u.IsGone.ShouldBeFalse());
        Of("eval(1)", "eval(1)\neval(2)").Added.ShouldBe([2]);
        Of("eval(1)", "parse(1)").IsGone.ShouldBeTrue();
        Of("x", "y").IsGone.ShouldBeFalse();
        PatternOutcomes.OfEdit([lesson], "test/a.js", null, "eval(1)").ShouldBeEmpty();
    }

    /// <summary>What opens, closes and escapes in some language, in any order.</summary>
    private static Arbitrary<string> Pieces(string word) => Gen.Elements(
            word, "(", ")", "`", "${", "}", "{", "\"", "'", "\"\"\"", "'''", "/*", "*/", "//", "#", "--", "--[[", "]]", "<!--", "-->", "\\", "@\"", "\n", "\r\n", " ", ".", "?.", "<", ">",
            "import ", "from ", "require(", "comment ", "/", "[", "\ud83d", "\u0000", "a-b", "1", "* ")
        .ListOf().Select(string.Concat).ToArbitrary();

    [Theory]
    [InlineData("a.ts", "/[")]
    [InlineData("a.ts", "`${")]
    [InlineData("a.ts", "*/ ")]
    [InlineData("a.ts", "import {")]
    [InlineData("a.ts", "export {x} from ")]
    [InlineData("a.ts", "import from , ")]
    [InlineData("a.rs", "/*")]
    [InlineData("a.rs", "'\\")]
    [InlineData("a.cs", "@\"")]
    [InlineData("a.cs", "eval<")]
    [InlineData("a.py", "'''")]
    [InlineData("a.ts", "eval ")]
    [InlineData("a.ts", "\n * ")]
    [InlineData("a.ts", "                  ")]
    public void Hostile_megabytes_are_read_once(string path, string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 4_000_000 / piece.Length));
        var watch = Stopwatch.StartNew();
        foreach (var pattern in (string[])["eval eval eval eval eval eval eval eval eval (", "import lodash", "comment eval"])
            PatternMatch.Find(Forbids(pattern), path, text).ShouldNotBeNull();
        // Quadratic work on a million characters takes minutes.
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }
}
