import SchemagenMeasures
import SchemagenModel
import SchemagenPlanning
import Testing

@testable import SchemagenDocuments

/// Measures for pages.
enum LiveExample {
    /// The tables of `ShopSchema` with figures, on a server that has something of everything.
    ///
    /// - Parameter text: What names and texts are, where the schema does not say them.
    static func measures(_ text: String = "odd") -> DatabaseMeasures {
        var measures = DatabaseMeasures(
            engine: .init(name: "PostgreSQL", version: "18.1 \(text)"), database: text,
            takenAt: "2026-01-31T08:15:00.000000Z")
        measures.bytes = .measured(1_234_567_890)
        measures.freeBytes = .unmeasured(.init(.notAvailable, text))
        measures.integrity = .measured([text])
        let orders = RelationName("public", "orders")
        let odd = RelationName("public", text)
        measures.tables = .measured([
            table(orders, heap: 50 << 20, toast: 1 << 20, indexes: 30 << 20, rows: 1_000_000),
            table(RelationName("public", "customers"), heap: 8192, toast: 0, indexes: 16384, rows: 12),
            table(odd, heap: 81920, toast: 0, indexes: 8192, rows: 7), TableMeasures(RelationName(text, text)),
        ])
        var unused = index("orders_note_idx", of: orders, scans: 0)
        unused.columns = ["note"]
        var oddIndex = index(text, of: odd, scans: 5)
        oddIndex.columns = [text, nil]
        oddIndex.method = text
        oddIndex.condition = text
        oddIndex.isValid = false
        measures.indexes = .measured([unused, oddIndex])
        measures.foreignKeys = .measured([ForeignKeyMeasures(text, of: odd, columns: [text], target: orders)])
        measures.unvalidatedConstraints = .measured([UnvalidatedConstraint(text, of: odd, kind: .check)])
        measures.settings = .measured([SettingMeasure(name: text, value: text)])
        measures.server = server(text, odd)
        return measures
    }

    static func table(
        _ name: RelationName, heap: Int64, toast: Int64, indexes: Int64, rows: Int64
    ) -> TableMeasures {
        var table = TableMeasures(name)
        table.sizes = .measured(TableSizes(heapBytes: heap, toastBytes: toast, indexBytes: indexes))
        table.estimatedRows = .measured(rows)
        var use = TableUse()
        use.deadRows = 42
        use.lastVacuum = "2026-01-29T08:15:00.000000Z"
        use.lastAutovacuum = "2026-01-30T08:15:00.000000Z"
        table.use = .measured(use)
        table.bloat = .measured(BloatEstimate(bytes: heap / 4, ofBytes: heap))
        return table
    }

    static func index(_ name: String, of table: RelationName, scans: Int64) -> IndexMeasures {
        var index = IndexMeasures(name, of: table)
        index.bytes = .measured(2 << 20)
        var use = IndexUse()
        use.scans = scans
        use.lastUsedAt = .measured(nil)
        index.use = .measured(use)
        return index
    }

    private static func server(_ text: String, _ odd: RelationName) -> ServerMeasures {
        var server = ServerMeasures()
        server.systemIdentifier = .measured(text)
        server.startedAt = .measured("2026-01-01T00:00:00.000000Z")
        server.statsReset = .measured(text)
        server.countsUses = .measured(true)
        server.isReplica = .measured(false)
        server.standbys = .measured([StandbyMeasures(name: text, state: text, mode: text, lagBytes: 2048)])
        server.slots = .measured([ReplicationSlotMeasures(name: text, kind: text, isActive: false)])
        server.oldTransactionSeconds = 60
        server.oldTransactions = .measured([
            TransactionMeasures(process: 11, role: text, application: text, state: text, ageMilliseconds: 3_700_000)
        ])
        server.preparedTransactions = .measured([
            PreparedTransactionMeasures(identifier: text, role: text, ageMilliseconds: 100_000_000)
        ])
        server.blockedSessions = .measured([
            BlockedSessionMeasures(process: 12, blockedBy: [11, 0], lock: text, relation: odd)
        ])
        server.statementExtension = .measured(StatementExtension(schema: text, version: text, isReadable: true))
        server.slowStatements = .measured([
            StatementMeasures(
                text: .measured(text), role: text, calls: 3, totalMicroseconds: 9_000_000,
                maximumMicroseconds: 500, rows: 4)
        ])
        return server
    }

    /// The change that comes, with a step of each kind.
    static func coming(_ text: String = "odd", throughput: Throughput? = nil) -> ComingChange {
        let orders = QualifiedName("orders", in: nil)
        var rewrite = StepEffect()
        rewrite.locks = [StepEffect.Lock(orders, .accessExclusive)]
        rewrite.rewrites = [orders]
        var scan = StepEffect()
        scan.locks = [StepEffect.Lock(orders, .shareUpdateExclusive)]
        scan.scans = [orders]
        var metadata = StepEffect()
        metadata.locks = [StepEffect.Lock(orders, .accessExclusive)]
        var later = StepEffect()
        later.scans = [QualifiedName(text, in: text)]
        var coming = ComingChange(
            .measured([
                ComingMigration(
                    "0002_\(text)", .transaction,
                    .measured([
                        .init("rewrite \(text)", rewrite), .init("validate", scan), .init("drop check", metadata),
                        .init("create table", StepEffect()),
                    ])),
                ComingMigration("0003_scan", .statements, .measured([.init("validate alone", scan)]), remark: text),
                ComingMigration(
                    nil, .batches, .measured([.init("later", later, tablesToCome: [QualifiedName(text, in: text)])])),
                ComingMigration("0004_hand", .transaction, .unmeasured(.init(.notAvailable, "by hand \(text)"))),
                ComingMigration("0005_idle", .transaction, .measured([])),
            ]))
        coming.migrations = coming.migrations.map { migrations in
            migrations.map { migration in
                var migration = migration
                migration.throughput = throughput
                return migration
            }
        }
        coming.problems = [text]
        coming.refusals = [
            ComingRefusal("check \(text)", on: text, rows: .measured(12_345)),
            ComingRefusal("unique b", on: "orders", rows: .measured(0)),
            ComingRefusal(
                "unique c", on: "orders", rows: .unmeasured(.init(.notPermitted, "permission denied \(text)"))),
        ]
        return coming
    }

    /// The page, read back.
    static func page(
        _ measures: DatabaseMeasures = measures(), comparison: MeasuresComparison? = nil, coming: ComingChange? = nil,
        linked: Set<String> = [], on database: Database = .postgresql
    ) throws -> String {
        let report = LiveReport(
            measures, of: try schema(ShopSchema.text), on: database, comparison: comparison, coming: coming,
            linked: linked)
        return report.page.text
    }
}

/// The cells of the first row of a page that starts with a cell.
func row(_ start: String, in page: String, under heading: String? = nil) -> [String]? {
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    var isInside = heading == nil
    var part: [Substring] = []
    for line in lines {
        if line.hasPrefix("#"), let heading { isInside = line.drop { $0 == "#" || $0 == " " } == heading }
        if isInside { part.append(line) }
    }
    return part.first { $0.hasPrefix("| \(start) |") }?
        .split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
        .map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}
