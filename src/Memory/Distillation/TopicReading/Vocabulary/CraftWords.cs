namespace Memory.Distillation.TopicReading.Vocabulary;

/// <summary>How code and prose are written.</summary>
internal static class CraftWords
{
    public const string Naming = """
        thing 6: names are | name after | end in | ends in | ending in | begins with | starts with | pascalcase | camelcase | kebab | call them | is called | are called | british english name
        harm 3: misleading name | confusing name | ambiguous name | name clash | name collision
        thing 6: naming convention | name config | name option | variable name | method name | function name | class name | file name | field name | camel case | pascal case | snake case | kebab case | upper case | lower case | abbreviation | abbreviate | acronym | hungarian | misnomer | rename | spell out | named after | option name | parameter name
        thing 4: prefix | suffix | identifier | plural | singular | verb | noun | terminology | domain term | term for
        thing 3: name
        thing 2: boolean | word for | clear | convention
        code 5: naming | camelcase | pascalcase | snake_case | kebab-case | screaming_snake | @serialname | nombre de | benenn | 命名 | 命名する | nommer
        thing 7: past tense | imperative verb | verb in the imperative | british spelling | identifiers | unit at the end | unit suffix | start with err | named like | topic name | branch prefix | test method name | metric name | event name | spelled out | starts with is | boolean name
        """;

    public const string Style = """
        thing 5: imports go | top of the module | top of the file | pattern matching | nested if | early return | else branch | one line per | staircase | one liner | formatter | prettier | import grouping | group import
        harm 4: readability | hard to read | unreadable | codemod | inconsistent formatting | cosmetic | noisy diff | hard to follow
        thing 6: formatting | indent | indentation | whitespace | trailing comma | trailing space | brace | curly | semicolon | single quotes | double quotes | line length | blank line | import order | sort import | named export | default export | arrow function | ternary | early return | guard clause | magic number | type hint | type annotation | string literal | union type | literal union | template literal | string interpolation | f string | lint rule | formatter | prettier | eslint | clang format | rubocop | destructure | destructuring | optional chaining | file scoped | expression bodied | primary constructor | pattern matching | list comprehension | one liner | commented out | dead code | code style | style guide | design token | type assertion | non null assertion | wildcard import | one statement per line | keyword argument | switch expression | nested conditional
        thing 4: style | hard code | hard coded | goto label | chain | readable | idiom | idiomatic | concise | verbose | redundant | unnecessary | unused | consistent | enum | const | readonly | nesting | nested | goto | lambda | comprehension | alias | inline style | css class | colour | color | spacing | px | hex | tailwind | export | literal | align | column width | wording | macro
        thing 2: sort | variable | var | declare | literal | line
        code 5: `any` | `var` | `const` | `let` | `enum` | `unknown` | `record` | any` | #region | `this.` | `auto` | `else` | `static`
        path 2: .css | .scss | .less | .editorconfig | eslint
        harm 5: nobody can read | hard to scan | cannot read
        thing 5: specificity | nested subquery | subqueries | pipeline start | plain string | magic value | deep nesting | boolean flag | local variable | use the module | echo
        """;

    public const string Docs = """
        thing 6: in the docs | todo | todos | docs have | doc string | how to verify
        harm 4: outdated documentation | misleading comment | reader is lost | docs are generated
        thing 6: documentation | document | documented | readme | changelog | docstring | javadoc | jsdoc | doc comment | xml doc | code comment | xml comment | tutorial | architecture decision | adr | release note | docs | wiki | markdown | abstract section | abstract | table of contents | cross reference | code example | man page
        thing 5: comment | spelling | typo | grammar | wording | sentence | heading | section | paragraph | prose | describe | description | rationale | motivation | glossary | guide | explain | footnote | citation | link to | british | american english | oxford comma | screenshot | diagram | header comment
        thing 2: example | reader | text | mention | reference | link | format | abbreviation | capital
        code 4: /// | @param | @returns | readme | changelog | <summary> | dokumentation | documentación | 文档 | ドキュメント | documenta
        path 7: /docs/ | /doc/ | .md | .mdx | .rst | .adoc | .mediawiki | readme | changelog | /guides/ | devdoc
        thing 6: runbook | help text | usage text | copy paste | safety comment | comment saying | release notes | describe every | description | documented in | example value | onboarding | readme section | api reference | outputs need
        """;
}
