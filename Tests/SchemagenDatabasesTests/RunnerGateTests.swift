import SchemagenDatabases
import SchemagenTestSupport
import Testing

/// What is asked of a database before the first statement: its structure and the role's rights.
@Suite struct RunnerGateTests {
    private let three = RunnerHistory.three

    @Test func anIntactDatabaseIsNothingToSpeakOf() throws {
        try RunnerHistory.onEachEngine { database in
            let first = try database.applyComparing(three, to: 1)
            #expect(first.numbers == [1])
            let rest = try database.applyComparing(three)
            #expect(rest.numbers == [2, 3])
            #expect(!(first.said + rest.said).contains("warning"), "\(first.said)\(rest.said)")
        }
    }

    @Test func aTableThatIsReferredToMustHaveWhatTheHistorySays() throws {
        try RunnerHistory.onEachEngine { database in
            _ = try database.applyComparing(three, to: 1)
            try database.execute("ALTER TABLE a DROP COLUMN note")
            let error = try #require(throws: RunnerError.self) { try database.applyComparing(three) }
            #expect(error.kind == .refused)
            #expect(error.message.contains("a.note is missing"), "\(error)")
            #expect(try database.applied(three) == [1])
            #expect(try !database.has("b"))
            try database.execute("ALTER TABLE a ADD COLUMN note text")
            #expect(try database.applyComparing(three).numbers == [2, 3])
        }
    }

    @Test func aNameThatIsTakenIsRefused() throws {
        try RunnerHistory.onEachEngine { database in
            _ = try database.applyComparing(three, to: 1)
            try database.execute("CREATE TABLE b (id integer PRIMARY KEY)")
            let error = try #require(throws: RunnerError.self) { try database.applyComparing(three) }
            #expect(error.kind == .refused)
            #expect(error.message.contains("b is not expected"), "\(error)")
            #expect(try database.applied(three) == [1])
        }
    }

    @Test func whatDiffersElsewhereIsAWarning() throws {
        try RunnerHistory.onEachEngine { database in
            _ = try database.applyComparing(three, to: 1)
            try database.execute(
                """
                CREATE INDEX a_extra ON a (note); CREATE TABLE other (id integer PRIMARY KEY);
                ALTER TABLE a ADD COLUMN extra integer
                """)
            let next = try database.applyComparing(three)
            #expect(next.numbers == [2, 3])
            for name in ["warning: the database differs", "a_extra is not expected", "other is not", "a.extra"] {
                #expect(next.said.contains(name), "\(next.said)")
            }
        }
    }

    @Test func anExtraIndexOnATouchedTableIsRefusedOnlyWhereItCouldSuffer() throws {
        let history =
            three + [
                RunnerHistory.migration(
                    4, "d", up: "ALTER TABLE b DROP COLUMN c;", down: "ALTER TABLE b ADD COLUMN c text;")
            ]
        try RunnerHistory.onEachEngine { database in
            _ = try database.applyComparing(history, to: 2)
            try database.execute("CREATE INDEX b_extra ON b (a_id)")
            let gentle = try database.applyComparing(history, to: 3)
            #expect(gentle.numbers == [3])
            #expect(gentle.said.contains("b_extra is not expected"), "\(gentle.said)")
            let error = try #require(throws: RunnerError.self) { try database.applyComparing(history) }
            #expect(error.message.contains("b_extra is not expected"), "\(error)")
            #expect(try database.apply(history) == [4])
        }
    }

    @Test func anotherTypeOfATouchedColumnIsRefused() throws {
        try RunnerHistory.onPostgreSQL { database, _ in
            _ = try database.applyComparing(three, to: 2)
            try database.execute("ALTER TABLE b ALTER a_id DROP NOT NULL, ALTER a_id SET DEFAULT 7")
            let error = try #require(throws: RunnerError.self) { try database.applyComparing(three) }
            #expect(error.message.contains("column public.b.a_id: default is `7`, expected none"), "\(error)")
            // The way back is as careful.
            var options = RunnerOptions(tool: "test")
            options.forecast = RunnerHistory.forecast(three)
            let back = try #require(throws: RunnerError.self) {
                try database.run(three, for: .changing, options: options) { try $0.rollback(partial: true) }
            }
            #expect(back.message.contains("column public.b.a_id"), "\(back)")
            #expect(try database.applied(three) == [1, 2])
        }
    }

    @Test func partitionsAndGrantsOfOthersAreWarnings() throws {
        let history = [
            RunnerHistory.migration(
                1, "p", up: "CREATE TABLE p (day date NOT NULL) PARTITION BY RANGE (day);", down: "DROP TABLE p;"),
            RunnerHistory.migration(
                2, "more", up: "ALTER TABLE p ADD COLUMN note text;", down: "ALTER TABLE p DROP COLUMN note;"),
        ]
        try RunnerHistory.onPostgreSQL { database, _ in
            _ = try database.applyComparing(history, to: 1)
            try database.execute(
                """
                CREATE TABLE p_2026 PARTITION OF p FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
                GRANT SELECT ON p TO PUBLIC
                """)
            let next = try database.applyComparing(history)
            #expect(next.numbers == [2])
            #expect(next.said.contains("p_2026 is not expected"), "\(next.said)")
            #expect(next.said.contains("grants"), "\(next.said)")
            #expect(try database.number("SELECT count(*) FROM pg_attribute WHERE attname = 'note'") == 2)
        }
    }

    @Test func whatCannotBeComparedIsSaid() throws {
        let three = three
        try RunnerHistory.onEachEngine { database in
            let lines = Lines()
            var options = RunnerOptions(tool: "test", progress: lines.add)
            options.forecast = { _, _, _ in .unknown(reason: "no programs here") }
            let first = try database.run(three, options: options) { try $0.apply(to: 1).map(\.number) }
            #expect(first == [1])
            #expect(lines.text.contains("warning: not comparable"))
            #expect(lines.text.contains("no programs here"))
            // Another major version tells what is touched, and nothing of what is there.
            options.forecast = { engine, applied, scripts in
                let states = RunnerHistory.forecast(three)(engine, applied, scripts)
                guard case .states(let before, let after) = states else { return states }
                let other = DatabaseCatalogue.Engine(name: engine.name, majorVersion: 99)
                return .states(
                    before: DatabaseCatalogue(engine: other, objects: before.objects),
                    after: after.map {
                        .init(catalogue: DatabaseCatalogue(engine: other, objects: $0.catalogue.objects))
                    })
            }
            let rest = try database.run(three, options: options) { try $0.apply().map(\.number) }
            #expect(rest == [2, 3])
            #expect(lines.text.contains("there are programs only of"), "\(lines.text)")
        }
    }

    @Test func rightsThatAreMissingAreListedAtOnce() throws {
        let history = [
            three[0],
            RunnerHistory.migration(
                2, "own", up: "CREATE TABLE o (id integer PRIMARY KEY); CREATE TYPE mood AS ENUM ('ok');", down: ""),
            RunnerHistory.migration(
                3, "needy",
                up: """
                    CREATE SCHEMA sales; CREATE TABLE sales.b (a_id integer REFERENCES a (id));
                    ALTER TABLE o ADD COLUMN c text; ALTER TYPE mood ADD VALUE 'fine'; CREATE TABLE more (id integer);
                    """, down: ""),
        ]
        try RunnerHistory.onPostgreSQL { database, connection in
            _ = try database.apply(history, to: 2)
            let name = try #require(try connection.query("SELECT current_database()").first ?? nil)
            let role = "runner_needy_\(name)"
            try connection.execute("CREATE ROLE \(role) LOGIN; REVOKE CREATE ON SCHEMA public FROM PUBLIC")
            defer {
                try? connection.execute(
                    "REASSIGN OWNED BY \(role) TO postgres; DROP OWNED BY \(role); DROP ROLE \(role)")
            }
            guard case .postgresql(let string) = database.url else { return }
            try connection.execute("GRANT SELECT ON schemagen_journal TO \(role)")
            var options = RunnerOptions(tool: "test")
            options.forecast = RunnerHistory.forecast(history)
            let limited = try MigrationRunner(
                .postgresql(string.replacing("user=postgres", with: "user=\(role)")), history: history,
                purpose: .applying, options: options)
            defer { limited.close() }
            let error = try #require(throws: RunnerError.self) { try limited.apply() }
            #expect(error.kind == .unable)
            for need in [
                "CREATE on database \(name), for 0003_needy: GRANT CREATE ON DATABASE \(name) TO \(role)",
                "CREATE on schema public, for 0003_needy: GRANT CREATE ON SCHEMA public TO \(role)",
                "ownership of table public.o, for 0003_needy: ALTER TABLE public.o OWNER TO \(role)",
                "ownership of type public.mood, for 0003_needy: ALTER TYPE public.mood OWNER TO \(role)",
                "REFERENCES on table public.a, for 0003_needy: GRANT REFERENCES ON public.a TO \(role)",
                "INSERT, DELETE on table public.schemagen_journal, for the journal: GRANT INSERT, DELETE ON",
            ] { #expect(error.message.contains("  \(role) lacks \(need)"), "\(need) is not in \(error)") }
            #expect(!error.message.contains("sales"), "\(error)")
            #expect(try database.applied(history) == [1, 2])
            try connection.execute(
                """
                GRANT CREATE ON DATABASE \(name) TO \(role); GRANT CREATE ON SCHEMA public TO \(role);
                ALTER TABLE o OWNER TO \(role); ALTER TYPE mood OWNER TO \(role); GRANT REFERENCES ON a TO \(role);
                GRANT SELECT, INSERT, DELETE ON schemagen_journal TO \(role)
                """)
            #expect(try limited.apply().map(\.number) == [3])
        }
    }
}
