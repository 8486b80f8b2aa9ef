import SchemagenLanguage
import SchemagenModel
import SchemagenPlanning
import Testing

@testable import SchemagenSQL

/// What cannot be written is a finding with a place, never half a statement.
@Suite struct RefusalTests {
    private func findings(
        _ text: String, on database: Database, change: (inout Schema) -> Void = { _ in }
    ) throws -> [String] {
        var schema = try Migration(text).schema
        change(&schema)
        let plan = try #require(Planner.plan(from: nil, to: schema, on: database).plan)
        let file = SourceFile(path: "Test.schema", text: text)
        return MigrationFileWriter.write(plan, title: "0001_initial", to: schema).diagnostics
            .map { FileDiagnostic($0, in: file).headline }
    }

    @Test func anOpaqueObjectWithoutItsEnd() throws {
        let text = """
            table A as a { id: Int64 @primaryKey }
            sql grant "readers" on A @only(postgresql) "grant select on a to public" drop "revoke select on a from public"
            """
        #expect(try findings(text, on: .postgresql) == [])
        #expect(
            try findings(text, on: .postgresql) { $0.opaqueObjects[0].drop = nil } == [
                "Test.schema:2:11: error: grant readers on A needs a `drop` text for PostgreSQL [opaque-without-drop]"
            ])
        #expect(try findings(text, on: .sqlite) { $0.opaqueObjects[0].drop = nil } == [])
    }

    @Test func namesThatLeadNowhere() throws {
        let text = """
            enum Plan { free }
            table A as a {
                id: Int64 @primaryKey
                plan: Plan = .free
                code: String
                check short: length(code) < 5
                index(code)
            }
            """
        for database in Database.allCases {
            let found = try findings(text, on: database) { schema in
                schema.enums[0].cases = []
                schema.tables[0].indexes[0].keys = [IndexKey(.column("nothing"))]
                schema.tables[0].checks[0].condition = Expression(.column("b"), type: .bool, isNullable: false)
            }
            #expect(found.filter { $0.hasSuffix("[sql-reference-not-found]") }.count == 3)
        }
    }

    @Test func anExpressionThatDoublesTooOften() throws {
        var expression = "x"
        for _ in 0..<12 { expression = "round(\(expression))" }
        let text = """
            table A as a {
                id: Int64 @primaryKey
                x: Double
                check large: \(expression) > 0.0
            }
            """
        let found = try findings(text, on: .postgresql)
        #expect(found.count == 1)
        #expect(
            found.first?.hasPrefix(
                "Test.schema:4:11: error: the PostgreSQL form of an expression of A.large is too large") == true)
    }

    @Test func everyCodeIsListedAndExplained() {
        let names = DiagnosticCode.sql.map(\.name)
        #expect(!names.isEmpty)
        #expect(Set(names).count == names.count)
        for code in DiagnosticCode.sql { #expect(code.explanation.contains("\n")) }
    }
}
