import SchemagenGeneration
import SchemagenModel
import SchemagenPlanning
import SchemagenProject
import SchemagenSQL
import Testing

/// What a database has before it.
@Suite struct PendingChangeTests {
    private static let first = """
        schema Test {
        }

        table Note as notes {
            id: Int64 @primaryKey @identity
            text: String
            size: Int32 = 0
        }

        """
    /// The table and a column have other names, and a check comes.
    private static let second = """
        schema Test {
        }

        table Note as memos {
            id: Int64 @primaryKey @identity
            text: String
            weight was size: Int32 = 0 @check(weight >= 5)
        }

        """

    private func pending(
        _ project: MemoryProject, on database: Database = .postgresql, applied: Set<Int> = []
    ) throws -> (changes: [PendingChange], problems: [String]) {
        let files = project.files
        let schema = try #require(ProjectCheck.compile(files.schema).schema)
        return PendingChange.all(in: files, schema, on: database, applied: applied)
    }

    private func project(_ schemas: String...) throws -> MemoryProject {
        var project = MemoryProject("")
        for text in schemas {
            project.schema = text
            try #require(project.generate().diagnostics.map(\.text) == [])
        }
        return project
    }

    @Test func nothingIsPending() throws {
        let project = try project(Self.first)
        let found = try pending(project, applied: [1])
        #expect(found.changes.isEmpty && found.problems.isEmpty)
    }

    /// Indexes of a table in use stand in the order of the schema, and in another one in its snapshot.
    @Test func stepsAreThoseOfTheirFiles() throws {
        let one = Self.first.replacing(
            "table Note",
            with: "table Other {\n    id: Int64 @primaryKey\n    z: Int32?\n    a: Int32?\n}\n\ntable Note")
        let two = one.replacing("z: Int32?", with: "z: Int32? @index").replacing("a: Int32?", with: "a: Int32? @index")
        let found = try pending(project(one, two), applied: [1])
        let indexes = found.changes.flatMap(\.migrations).filter { $0.steps?.isEmpty == false }
        #expect(indexes.count == 2 && indexes.allSatisfy { $0.remark == nil })
        #expect(indexes.map { $0.steps?.first?.summary.contains("z") } == [true, false], "\(indexes)")
    }

    @Test func anEmptyDatabaseHasItAllBeforeIt() throws {
        let found = try pending(project(Self.first))
        #expect(found.changes.map { $0.migrations.map(\.entry?.title) } == [["0001_initial"]])
        let migration = try #require(found.changes.first?.migrations.first)
        #expect(migration.remark == nil && migration.steps?.contains { $0.summary == "create table notes" } == true)
        #expect(found.changes[0].queries.isEmpty)
    }

    /// Steps after a new name are about the table that the database still knows by its old one.
    @Test func tablesHaveTheNamesThatTheDatabaseHas() throws {
        let project = try project(Self.first, Self.second)
        let found = try pending(project, applied: [1])
        #expect(found.problems == [])
        let steps = found.changes.flatMap(\.migrations).flatMap { $0.steps ?? [] }
        let touched = Set(steps.flatMap { $0.effect.locks.map(\.table.text) + $0.effect.scans.map(\.text) })
        #expect(touched == ["notes"], "\(touched)")
        #expect(steps.allSatisfy { $0.tablesToCome.isEmpty })
        let queries = found.changes.flatMap(\.queries)
        #expect(queries.first?.contains("FROM public.notes WHERE NOT (size >= 5)") == true, "\(queries)")
        let sqlite = try pending(project, on: .sqlite, applied: [1])
        #expect(sqlite.changes.flatMap(\.queries).first?.contains("FROM notes WHERE NOT (size >= 5)") == true)
    }

    /// In the middle of a change names are the new ones.
    @Test func whatIsLeftOfAChange() throws {
        let unique = Self.second.replacing("@check(weight >= 5)", with: "@unique")
        let project = try project(Self.first, unique)
        let found = try pending(project, applied: [1, 2])
        let queries = found.changes.flatMap(\.queries)
        #expect(
            queries.first?.contains("FROM public.memos WHERE weight IS NOT NULL GROUP BY weight") == true, "\(queries)")
        let steps = found.changes.flatMap(\.migrations).flatMap { $0.steps ?? [] }
        #expect(!found.changes.flatMap(\.migrations).contains { $0.entry?.title.hasPrefix("0002_") == true })
        let touched = Set(steps.flatMap { $0.effect.locks.map(\.table.text) + $0.effect.scans.map(\.text) })
        #expect(touched == ["memos"], "\(touched)")
    }

    /// What the rest of a change fills is not there yet, though its column is.
    @Test func columnsThatTheRestOfAChangeFills() throws {
        let filled = Self.first.replacing(
            "size: Int32 = 0", with: "size: Int32 = 0\n    mark: Int32 @backfill(size) @unique")
        let project = try project(Self.first, filled)
        let whole = try pending(project, applied: [1])
        let count = whole.changes.flatMap(\.migrations).count
        try #require(count > 2)
        for applied in 1...2 {
            let found = try pending(project, applied: Set(1...applied))
            let reasons = found.changes.flatMap(\.constraints).map(\.reason)
            #expect(reasons.count == 1 && reasons[0] != nil, "\(applied): \(found.changes.flatMap(\.constraints))")
        }
    }

    @Test func aTableOfAnEarlierChangeIsNotThereYet() throws {
        let more = Self.first + "\ntable Tag as tags {\n    id: Int64 @primaryKey\n    name: String\n}\n"
        let indexed = more.replacing("name: String", with: "name: String @index")
        var project = try project(Self.first, more)
        project.schema = indexed
        let found = try pending(project, applied: [1])
        #expect(found.changes.count == 2 && found.changes.map(\.followsAnother) == [false, true])
        let last = found.changes[1].migrations.flatMap { $0.steps ?? [] }
        #expect(found.changes[1].migrations.count == 1 && found.changes[1].migrations[0].entry == nil)
        #expect(last.contains { $0.effect.scans.map(\.text) == ["tags"] && $0.tablesToCome.map(\.text) == ["tags"] })
    }

    @Test func whatHandsWroteIsNotTold() throws {
        var project = try project(Self.first, Self.second)
        let path = try #require(
            project.contents.keys.first { $0.contains("postgresql/0002_") && $0.hasSuffix(".up.sql") })
        // An edited file does not belong to the history until it is accepted.
        project.contents[path]? += Array("-- more\n".utf8)
        let found = try pending(project, applied: [1])
        #expect(found.changes.isEmpty)
        #expect(found.problems.count == 1 && found.problems[0].contains("the history is not whole"))
    }

    @Test func aChangeThatCannotBePlannedIsSaid() throws {
        var project = try project(Self.first)
        project.schema = Self.first.replacing("    size: Int32 = 0\n", with: "    size: Int32 = 0\n    mark: Int32\n")
        let found = try pending(project, applied: [1])
        #expect(found.changes.isEmpty)
        #expect(found.problems.first?.contains("cannot be planned") == true)
    }

    @Test func aSchemaForAnotherDatabaseIsSaid() throws {
        let only = Self.first.replacing("schema Test {\n", with: "schema Test {\n    databases: [sqlite(3.37)]\n")
        #expect(try pending(project(only)).problems == ["the schema is not for PostgreSQL"])
    }
}

extension PendingChange {
    /// The queries of what it brings.
    fileprivate var queries: [String] {
        constraints.compactMap { if case .query(let sql) = $0.question { sql } else { nil } }
    }
}
