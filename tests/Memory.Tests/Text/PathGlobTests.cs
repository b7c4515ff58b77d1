using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Memory.Text;

namespace Memory.Tests.Text;

public sealed class PathGlobTests
{
    [Theory]
    [InlineData("src/**/*.cs", "src/a.cs", true)]
    [InlineData("src/**/*.cs", "src/a/b/c.cs", true)]
    [InlineData("src/**/*.cs", "lib/src/a.cs", false)]
    [InlineData("src/**", "src/a/b.txt", true)]
    [InlineData("src/**", "src", false)]
    [InlineData("src/**", "srcs/a", false)]
    [InlineData("src/api/", "src/api/x/y.ts", true)]
    [InlineData("src/api/", "src/apis/x.ts", false)]
    [InlineData("*.cs", "a/b/C.cs", true)]
    [InlineData("*.cs", "a/b/C.CS", false)]
    [InlineData("Dockerfile", "deploy/Dockerfile", true)]
    [InlineData("/Dockerfile", "deploy/Dockerfile", false)]
    [InlineData("/Dockerfile", "Dockerfile", true)]
    [InlineData("./src/*.ts", "src/a.ts", true)]
    [InlineData("/src/*.ts", "src/a.ts", true)]
    [InlineData("src/*.ts", "./src/a.ts", true)]
    [InlineData("src/*.ts", "src/a/b.ts", false)]
    [InlineData("src/?.ts", "src/a.ts", true)]
    [InlineData("src/?.ts", "src/ab.ts", false)]
    [InlineData("**/*_test.go", "pkg/x_test.go", true)]
    [InlineData("**/*_test.go", "x_test.go", true)]
    [InlineData("**/*.{c,h}", "a/b.h", true)]
    [InlineData("**/*.{c,h}", "a/b.cpp", false)]
    [InlineData("{src,lib}/{a,b{1,2}}/*", "lib/b2/x", true)]
    [InlineData("{src,lib}/{a,b{1,2}}/*", "lib/b/x", false)]
    [InlineData("**.ts", "a/b.ts", true)]
    [InlineData("a/**/b/**/c", "a/x/b/y/z/c", true)]
    [InlineData("a/**/b/**/c", "a/x/y/z/c", false)]
    [InlineData("**", "any/thing", true)]
    [InlineData("app/[id]/page.tsx", "app/[id]/page.tsx", true)]
    [InlineData("src\\api\\*.cs", "src/api/a.cs", true)]
    public void Globs_match_paths(string glob, string path, bool matches) => PathGlob.Matches(glob, path).ShouldBe(matches);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("../secrets/**")]
    [InlineData("src/../../x")]
    [InlineData("src\\..\\x")]
    [InlineData("C:/windows/**")]
    [InlineData("src/\0/x")]
    [InlineData("src/\n# heading")]
    [InlineData("src/{a,b")]
    [InlineData("src/a}")]
    [InlineData("{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}")]
    public void A_glob_that_is_not_valid_says_why_and_matches_nothing(string glob)
    {
        PathGlob.IsValid(glob, out var reason).ShouldBeFalse();
        reason.ShouldNotBeNullOrEmpty();
        PathGlob.Matches(glob, "src/a").ShouldBeFalse();
    }

    [Fact]
    public void A_glob_has_a_longest_length()
    {
        PathGlob.IsValid(new string('a', PathGlob.LengthMax), out _).ShouldBeTrue();
        PathGlob.IsValid(new string('a', PathGlob.LengthMax + 1), out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("./src/a.cs", "src/a.cs")]
    [InlineData("/src//a.cs", "src/a.cs")]
    [InlineData("src/api/", "src/api/**")]
    [InlineData("src/api/**/", "src/api/**")]
    [InlineData(" *.cs ", "*.cs")]
    [InlineData("/", "**")]
    [InlineData("/go.mod", "/go.mod")]
    public void Normalizing_keeps_the_meaning(string glob, string normal)
    {
        PathGlob.Normalize(glob).ShouldBe(normal);
        PathGlob.Normalize(normal).ShouldBe(normal);
    }

    [Fact]
    public void Hostile_globs_take_no_time()
    {
        var watch = Stopwatch.StartNew();
        var path = string.Join('/', Enumerable.Repeat(new string('a', 60), 60));
        foreach (var glob in (string[])[
            string.Concat(Enumerable.Repeat("**/", 80)) + "x", string.Concat(Enumerable.Repeat("*a", 120)) + "b",
            string.Concat(Enumerable.Repeat("**/*a*a*a/", 20)) + "z", new string('{', 128) + new string('}', 128),
            string.Concat(Enumerable.Repeat("{a,{b,", 40)), string.Concat(Enumerable.Repeat("{a,b}", 50))])
            PathGlob.Matches(glob, path).ShouldBeFalse();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void No_text_throws_and_normal_forms_are_stable() =>
        Prop.ForAll<string?, string?>((glob, path) =>
        {
            _ = PathGlob.Matches(glob ?? "", path ?? "");
            var normal = PathGlob.Normalize(glob ?? "");
            return PathGlob.Normalize(normal) == normal;
        }).QuickCheckThrowOnFailure();
}
