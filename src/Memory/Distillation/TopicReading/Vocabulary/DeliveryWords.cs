namespace Memory.Distillation.TopicReading.Vocabulary;

/// <summary>How code becomes a release.</summary>
internal static class DeliveryWords
{
    public const string Build = """
        thing 6: release workflow | release job | protected tag | check out the tag | offline build | work offline | reproducible build | build image | deploy job | rollout | replica
        harm 4: build breaks | breaks the build | broken build | not reproducible | reproducible | compile time | regenerated | cache miss in ci | overwritten by the generator
        thing 6: ci job | ci pipeline | pipeline | dockerfile | docker image | base image | multi stage | makefile | cmake | gradle | maven | webpack | vite | rollup | bazel | msbuild | compiler warning | compiler flag | linker | link against | codegen | code generator | generated code | generated file | generated client | github action | continuous integration | build script | source map | build artifact | autotools | configure script | static library | toolchain | build config | build tag | preprocessor | helm chart | compose file | bundler | treat warnings | code generation
        thing 4: build | compile | compiler | ci | docker | container | image | workflow | artifact | generate | generated | warning | script | cache key | runner | makefile target | config file | kubernetes | helm | terraform | target | tsconfig | flag | shell check | layer | nightly | hand edit | compress
        thing 2: config | configuration | environment variable | default | version | tag | pin | step | job | edit
        code 5: `make | :latest | `latest` | dockerfile | cmakelists | tsconfig | -werror | #pragma | npm run | ldflags | 构建 | ビルド | `from | env:
        path 5: dockerfile | makefile | cmakelists | .cmake | /.github/ | .gitlab-ci | jenkinsfile | docker-compose | .csproj | .props | .targets | build.gradle | webpack. | vite.config | next.config | tsconfig | /ci/ | .bazel | configure.ac | /generated/ | /build/ | /docker/
        harm 5: red pipeline | pipeline is red | green build | node pool | scheduler pack | works only in ci
        thing 6: liveness | readiness | probe | resource request | cpu and memory | memory limit | replicas | pod | deployment manifest | allow failure | flaky job | import order | zone.js | release artifact | image size in ci | terraform state | remote state | build step | copy step | compiler option | strict mode
        """;

    public const string Dependencies = """
        thing 6: another library | new library | third library | date library | package may be added | licence | licensed | license | gpl | nothing else | one library | new dependency
        harm 5: supply chain | licence check | license check | dependency hell | transitive dependency | unmaintained | abandoned | pollute | version conflict | unpinned
        thing 7: dependency | dependencies | lockfile | lock file | third party | third party library | npm package | nuget package | new package | new library | new crate | exact version | version range | peer dependency | dev dependency | vendored | vendor folder | standard library | renovate | dependabot | workspace dependency | pin dependency | add a package | add a crate | add a gem | caret range | package version | upgrade
        thing 4: package | library | crate | gem | npm | nuget | pip | maven central | composer | cargo | yarn | pnpm | import library | external | license | licence | semver | polyfill | lodash | moment
        thing 2: version | pin | install | add | framework | replace
        code 5: package.json | requirements.txt | cargo.toml | go.mod | gemfile | pom.xml | packages.props | poetry | package-lock | abhängigkeit | dependencia | dependência | 依赖 | 依存 | dépendance
        path 5: package.json | requirements | cargo.toml | go.mod | go.sum | gemfile | pom.xml | packages.props | pyproject.toml | .lock | package-lock | composer.json | mix.exs | build.sbt | pubspec
        thing 5: bundle must stay | own implementation instead | new dependency | another library | install from | no longer installed | commit lock
        """;

    public const string Process = """
        thing 6: same pull request | same pr | one pr | separate pr | per pr | conventional commit | commit message | code review | reviewer | on call | who to call | sign off | definition of done | release day | ticket number
        harm 4: merge conflict | commit conflict | cannot be reverted | hard to bisect | nobody on call | audit requirement | release job | slow down landing | hard to review
        thing 7: pull request | pr description | commit message | separate pr | separate commit | own commit | separate pull request | unrelated change | non functional change | feature branch | branch name | squash | rebase | cherry pick | changeset | code owner | ticket | issue number | deploy | deployment | release branch | hotfix | rollout | feature flag | copyright | license header | licence header | bump version | version bump | sign off | on call | follow up issue | definition of done | merge to | backport | code review | cosmetic change | separate change | separate ticket | conventional commits | release train | tag a release
        thing 4: commit | branch | release | merge | review | reviewer | approve | approval | friday | weekend | jira | milestone | sprint | maintainer | force push | todo | changelog entry | revert | ask | announce | assign | pr | linter | run through
        thing 2: team | change | owner | main | laptop | before merging | separate
        code 4: git push | `release` | `main` | codeowners | changeset | pull-request | bereitstell | desplieg | 提交 | プルリク
        path 2: .changeset | codeowners | pull_request_template | contributing
        thing 6: commit subject | end date | expiry date | confirmation | touch prod | touches production | production change | sign-off | change request | adr | rfc document | small pr | review by | reviewed by | two approvals | going away | imperative mood
        """;
}
