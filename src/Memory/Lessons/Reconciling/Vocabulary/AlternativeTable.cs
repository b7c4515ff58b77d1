namespace Memory.Lessons.Reconciling.Vocabulary;

/// <summary>
/// Data of <see cref="Alternatives"/>: one line a choice among several; <c>~name</c> is a class of <see cref="SynonymTable"/>.
/// A real either-or, where refusing one is asking for the other, is a class with its contrary there.
/// </summary>
internal static class AlternativeTable
{
    public const string Groups = """
        ~imperative ~pasttense ~presenttense
        ~snakecase ~camelcase ~pascalcase ~kebabcase ~screamingcase ~lowercase
        before after
        ~mergecommit rebase squash
        merge rebase
        ~debuglevel ~infolevel ~warnlevel ~errorlevel
        ~throw return
        optional required mandatory
        ~top ~bottom
        ~top inside
        json yaml xml toml ~plaintext
        public private internal protected
        interface alias
        start end
        rest graphql grpc soap
        string integer
        english german french spanish
        url header
        allow forbid
        minimum maximum
        ~emptylist ~null
        left right
        spring autumn
        first last
        ~mock sandbox
        oracle postgres postgresql mysql sqlite
        npm yarn pnpm
        jest vitest mocha
        mit gpl apache
        public internal
        light dark
        forever ~rollout
        inline separate
        ~titlecase ~sentencecase
        ~pixel rem em
        kafka rabbitmq nats
        singleton scoped transient
        stdout file database
        storyboard swiftui
        struct class
        hilt koin dagger
        helm kustomize
        redux mobx zustand
        tailwind bootstrap
        junit testng
        cookie localstorage
        unique_ptr shared_ptr
        uniqueptr sharedptr
        pointer value
        storyboard code
        interface abstract
        singular plural
        same separate own
        accept reject
        include exclude
        show hide
        begin abort
        encrypt plaintext
        static dynamic
        stateful stateless
        strict lenient loose
        absolute relative
        poll webhook
        nullable nonnull
        permanent temporary
        buffered unbuffered
        horizontal vertical
        signed unsigned
        author reviewer
        author maintainer
        floor ceil
        truncate round
        tailwind cssmodule bootstrap emotion
        gson jackson moshi
        moment dayjs luxon
        webpack vite esbuild rollup parcel
        maven gradle bazel
        poetry pipenv conda uv
        black yapf
        flask django fastapi
        express koa fastify
        redis memcached
        aws azure gcp
        docker podman
        jenkins circleci
        terraform pulumi cloudformation
        glide coil picasso
        rxjava coroutines
        swiftui uikit
        xunit nunit mstest
        moq nsubstitute
        dapper hibernate jooq
        serilog nlog
        logback log4j
        cypress playwright selenium
        bcrypt argon2 scrypt md5
        sha256 sha1 md5
        hs256 rs256
        csv parquet avro
        toast inline
        toast dialog
        crlf lf
        gin echo fiber
        unittest pytest
        bash python
        esm commonjs
        sequelize prisma typeorm
        minitest rspec
        cucumber gherkin
        """;
}
