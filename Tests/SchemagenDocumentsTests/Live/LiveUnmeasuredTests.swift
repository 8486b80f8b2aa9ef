import SchemagenMeasures
import Testing

@testable import SchemagenDocuments

/// What could not be had is told with its reason, every time.
@Suite struct LiveUnmeasuredTests {
    /// Gives out reasons, each another one.
    private struct Reasons {
        private(set) var given: [String] = []

        mutating func next<Value>() -> Measure<Value> {
            given.append("reason-\(given.count + 1)-end")
            return .unmeasured(.init(.timedOut, given.last ?? ""))
        }
    }

    @Test func ofTheWholeDatabase() throws {
        var reasons = Reasons()
        var measures = LiveExample.measures()
        measures.bytes = reasons.next()
        measures.freeBytes = reasons.next()
        measures.integrity = reasons.next()
        measures.tables = reasons.next()
        measures.indexes = reasons.next()
        measures.unvalidatedConstraints = reasons.next()
        measures.settings = reasons.next()
        measures.server?.systemIdentifier = reasons.next()
        measures.server?.startedAt = reasons.next()
        measures.server?.statsReset = reasons.next()
        measures.server?.countsUses = reasons.next()
        measures.server?.isReplica = reasons.next()
        measures.server?.standbys = reasons.next()
        measures.server?.slots = reasons.next()
        measures.server?.oldTransactions = reasons.next()
        measures.server?.preparedTransactions = reasons.next()
        measures.server?.blockedSessions = reasons.next()
        measures.server?.slowStatements = reasons.next()
        let page = try LiveExample.page(measures, coming: ComingChange(reasons.next()))
        for reason in reasons.given { #expect(page.contains("unmeasured: \(reason)"), "\(reason)") }
        #expect(MarkdownReader(page, of: "a live database").findings == [])
    }

    @Test func ofTheKeysTheyNeed() throws {
        var reasons = Reasons()
        var measures = LiveExample.measures()
        measures.foreignKeys = reasons.next()
        measures.server?.statementExtension = reasons.next()
        measures.server?.slowStatements = .measured([
            StatementMeasures(
                text: reasons.next(), role: nil, calls: 1, totalMicroseconds: 1, maximumMicroseconds: 1, rows: 1)
        ])
        let page = try LiveExample.page(measures)
        #expect(section("Foreign keys without an index", of: page) == ["unmeasured: \(reasons.given[0])."])
        for reason in reasons.given { #expect(page.contains("unmeasured: \(reason)"), "\(reason)") }
    }

    /// Each figure of a table and of an index, in the cell where it would stand.
    @Test func ofATableAndAnIndex() throws {
        var reasons = Reasons()
        var measures = LiveExample.measures()
        var table = TableMeasures(RelationName("public", "t"))
        table.sizes = reasons.next()
        table.estimatedRows = reasons.next()
        table.countedRows = reasons.next()
        table.use = reasons.next()
        table.bloat = reasons.next()
        var index = IndexMeasures("i", of: table.name)
        index.bytes = reasons.next()
        index.use = reasons.next()
        measures.tables = .measured([table])
        measures.indexes = .measured([index])
        let page = try LiveExample.page(measures)
        let why = reasons.given.map { "unmeasured: \($0)" }
        #expect(
            row("`t`", in: page, under: "Tables")
                == ["`t`", "table", "\(why[1]); counted: \(why[2])", why[0], why[0], why[0], why[0]])
        #expect(row("`t`", in: page, under: "Upkeep") == ["`t`", why[3], why[4], why[3], why[3]])
        #expect(row("`t`", in: page, under: "Uses of tables") == ["`t`"] + Array(repeating: why[3], count: 5))
        #expect(row("`t`", in: page, under: "Sizes in bytes") == ["`t`"] + Array(repeating: why[0], count: 4))
        #expect(row("`i`", in: page, under: "Indexes")?.suffix(3) == [why[5], why[6], why[6]])
        #expect(row("`i`", in: page, under: "Sizes in bytes") == ["`i`", why[5]])
        #expect(page.contains("Uses unmeasured of `i`."))
    }

    @Test func ofSQLite() throws {
        var measures = LiveExample.measures()
        measures.engine.name = "SQLite"
        measures.server = nil
        measures.tables = measures.tables.map { tables in
            tables.map { table in
                var table = table
                table.use = .unmeasured(.init(.notAvailable, "no uses"))
                table.bloat = .unmeasured(.init(.notAvailable, "no bloat"))
                return table
            }
        }
        let page = try LiveExample.page(measures, on: .sqlite)
        #expect(page.contains("- Uses: SQLite counts none"))
        #expect(page.contains("unmeasured: no uses; unmeasured: no bloat"))
        #expect(section("Unused indexes", of: page) == ["unmeasured: SQLite does not count the uses of indexes."])
        #expect(!page.contains("## Standbys") && !page.contains("## Transactions"))
    }
}
