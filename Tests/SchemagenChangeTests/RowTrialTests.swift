import SchemagenDatabases
import SchemagenModel
import SchemagenTestSupport
import Testing

/// Pairs of schemas with rows of many kinds: what stays of partitions that go, what tables show of those that inherit from
/// them, what is behind a name that another table gets, and what virtual tables keep.
@Suite struct RowTrialTests {
    private static let seeds = 1...3

    private func check(
        _ before: String, _ after: String, on database: Database, _ location: SourceLocation = #_sourceLocation
    ) throws {
        for seed in Self.seeds {
            let trial = try RowTrial(from: before, to: after, on: database, seed: seed)
            var mismatches: [String] = []
            switch database {
            case .sqlite: mismatches = try trial.mismatches(on: SQLiteReplayServer())
            case .postgresql:
                for server in try TestServer.all.get() {
                    mismatches += try trial.mismatches(on: PostgreSQLReplayServer(server.server))
                }
            }
            if !mismatches.isEmpty {
                Issue.record("seed \(seed): \(mismatches.joined(separator: "\n"))", sourceLocation: location)
            }
        }
    }

    private static func postgreSQL(_ text: String) -> String {
        "schema Shop { databases: [postgresql(14)] }\n\(text)"
    }

    private static func sqlite(_ text: String) -> String { "schema Shop { databases: [sqlite(3.37)] }\n\(text)" }

    // MARK: Partitions

    /// A table divided by the day, with these partitions.
    private static func events(_ partitions: String, _ rest: String = "") -> String {
        postgreSQL(
            """
            \(rest)
            table Event as events {
                id: Int64 @identity
                at: LocalDate
                name: String?
                primaryKey(id, at)
                partition by range(at) { \(partitions) }
            }
            """)
    }

    private static let early = "early from (minvalue) to (\"2024-03-01\")"
    private static let spring = "spring from (\"2024-03-01\") to (\"2024-06-01\")"
    private static let late = "late from (\"2024-06-01\") to (maxvalue)"

    @Test func rowsGoWithTheirPartition() throws {
        try check(
            Self.events("\(Self.early) \(Self.spring) \(Self.late)"),
            Self.events("\(Self.early) \(Self.late)", "removed partition Event.spring"), on: .postgresql)
    }

    @Test func theDefaultTakesNothing() throws {
        try check(
            Self.events("\(Self.spring) other default"), Self.events("other default", "removed partition Event.spring"),
            on: .postgresql)
    }

    @Test func wholePartitionIsTaken() throws {
        try check(
            Self.events("\(Self.early) \(Self.spring) \(Self.late)"),
            Self.events(
                "early from (minvalue) to (\"2024-06-01\") \(Self.late)", "removed partition Event.spring"),
            on: .postgresql)
    }

    @Test func halfOfAPartitionIsTaken() throws {
        try check(
            Self.events("\(Self.early) \(Self.spring) \(Self.late)"),
            Self.events(
                "early from (minvalue) to (\"2024-03-10\") \(Self.late)", "removed partition Event.spring"),
            on: .postgresql)
    }

    @Test func aNewPartitionTakesTheRowsOfOneThatGoes() throws {
        try check(
            Self.events("\(Self.early) \(Self.spring) \(Self.late)"),
            Self.events(
                "\(Self.early) thaw from (\"2024-03-01\") to (\"2024-03-10\") \(Self.late)",
                "removed partition Event.spring"),
            on: .postgresql)
    }

    @Test func partitionsInPartitionsGo() throws {
        func inner(_ partitions: String) -> String {
            "\(Self.early) { partition by list(name) { \(partitions) } } \(Self.late) \(Self.spring)"
        }
        func text(_ partitions: String, _ rest: String = "") -> String {
            Self.postgreSQL(
                """
                \(rest)
                table Event as events {
                    id: Int64
                    at: LocalDate
                    name: String?
                    index(id, at)
                    partition by range(at) { \(inner(partitions)) }
                }
                """)
        }
        try check(
            text("one in [\"alpha\", nil] two in [\"a\", \"b\"] rest default"),
            text("one in [\"alpha\", nil, \"b\"] rest default", "removed partition Event.early.two"),
            on: .postgresql)
    }

    @Test func hashedPartitionsBecomeFewer() throws {
        func text(_ partitions: String, _ rest: String = "") -> String {
            Self.postgreSQL(
                """
                \(rest)
                table Click as clicks {
                    id: Int64 @primaryKey @identity
                    name: String
                    partition by hash(id) { \(partitions) }
                }
                """)
        }
        let first = "a modulus 4 remainder 0 b modulus 4 remainder 2 c modulus 2 remainder 1"
        try check(
            text(first), text("a modulus 2 remainder 0 c modulus 2 remainder 1", "removed partition Click.b"),
            on: .postgresql)
    }

    // MARK: Inheritance

    @Test func parentsShowTheRowsOfTheirHeirs() throws {
        try check(
            Self.postgreSQL(
                """
                table Base as bases { id: Int64 note: String? size: Int32 = 1 }
                table Middle as middles @inherits(Base) { code: String(20) }
                table Leaf as leaves @inherits(Middle) { at: LocalDate? }
                table Apart as aparts { id: Int64 note: String? size: Int32 = 1 }
                """),
            Self.postgreSQL(
                """
                table Base as roots { id: Int64 remark was note: String = "none" @backfill("none") size: Int64 = 2 }
                table Middle as middles @inherits(Base) { code: String added: Int32 = 7 }
                table Leaf as leaves @inherits(Middle) { at: LocalDate? }
                table Apart as aparts @inherits(Base) { }
                """),
            on: .postgresql)
    }

    @Test func heirsTakeWhatTheirParentsForbid() throws {
        try check(
            Self.postgreSQL(
                """
                table Base as bases { id: Int64 note: String }
                table Apart as aparts { id: Int64 note: String? size: Int32? }
                """),
            Self.postgreSQL(
                """
                table Base as bases { id: Int64 note: String }
                table Apart as aparts @inherits(Base) { note: String @backfill("none") size: Int32 @backfill(3) }
                """),
            on: .postgresql)
    }

    @Test func heirsAreReleased() throws {
        try check(
            Self.postgreSQL(
                """
                table Base as bases { id: Int64 note: String? }
                table Leaf as leaves @inherits(Base) { at: LocalDate? }
                """),
            Self.postgreSQL(
                """
                table Base as bases { id: Int64 note: String? }
                table Leaf as leaves { id: Int64 note: String? at: LocalDate? }
                """),
            on: .postgresql)
    }

    // MARK: Names

    private static let takenBefore = """
        table Old as orders { id: Int64 @primaryKey @identity note: String? @unique }
        table Order as new_orders { id: Int64 @primaryKey @identity note: String? oldID: Old.ID? }
        """
    private static let takenAfter = """
        removed table Old
        removed column Order.oldID
        table Order as orders { id: Int64 @primaryKey @identity note: String? }
        """

    @Test func aTableGetsTheNameOfOneThatGoes() throws {
        try check(Self.sqlite(Self.takenBefore), Self.sqlite(Self.takenAfter), on: .sqlite)
        try check(Self.postgreSQL(Self.takenBefore), Self.postgreSQL(Self.takenAfter), on: .postgresql)
    }

    // MARK: Virtual tables

    @Test func fullTextTablesKeepTheirRows() throws {
        try check(
            Self.sqlite(
                """
                virtual table Document as documents using "fts5(title, body)" { title: String body: String }
                """),
            Self.sqlite(
                """
                virtual table Document as texts using "fts5(body, title, tags, tokenize = 'porter')" {
                    body: String
                    title: String
                    tags: String
                }
                """),
            on: .sqlite)
    }

    @Test func fullTextTablesBecomeOrdinaryOnes() throws {
        try check(
            Self.sqlite("virtual table Note as notes using \"fts4(body)\" { body: String }"),
            Self.sqlite("table Note as notes { body: String? }"), on: .sqlite)
        try check(
            Self.sqlite("table Note as notes { body: String? }"),
            Self.sqlite("virtual table Note as notes using \"fts5(body)\" { body: String? }"), on: .sqlite)
    }
}
