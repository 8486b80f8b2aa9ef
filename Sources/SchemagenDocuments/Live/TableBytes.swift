import SchemagenMeasures
import SchemagenModel
import SchemagenPlanning

/// What was measured of the tables of a database, by the names that migrations have for them.
public struct TableBytes {
    /// Where names without a namespace are: `public`, or SQLite's `main`.
    let usualSchema: String
    private let figures: [RelationName: TableMeasures]
    /// Why nothing was measured of any table.
    private let reason: Unmeasured?

    /// Makes it of the figures of a database.
    public init(_ measures: DatabaseMeasures, on database: Database) {
        usualSchema = database == .sqlite ? "main" : "public"
        let tables = measures.tables.value ?? []
        figures = Dictionary(tables.map { ($0.name, $0) }) { first, _ in first }
        reason = measures.tables.reason
    }

    /// What was measured of a table.
    func figures(of table: RelationName) -> TableMeasures? { figures[table] }

    /// The name of a table or an index in the database of a name of the schema.
    func relation(_ name: QualifiedName) -> RelationName { RelationName(name.schema ?? usualSchema, name.name) }

    /// The bytes that some steps go through: tables that are written anew with their indexes, those that are read without.
    public func through(_ steps: [ComingMigration.Step]) -> Measure<Int64> {
        steps.reduce(.measured(0)) { $0 + through($1) }
    }

    func through(_ step: ComingMigration.Step) -> Measure<Int64> {
        sum(step, step.rewrites, \.totalBytes) + sum(step, step.scans, \.rowBytes)
    }

    private func sum(
        _ step: ComingMigration.Step, _ tables: [QualifiedName], _ bytes: KeyPath<TableSizes, Int64>
    ) -> Measure<Int64> {
        tables.reduce(.measured(0)) { sum, name in
            guard !step.tablesToCome.contains(name), let table = figures[relation(name)] else {
                return sum
                    + .unmeasured(reason ?? Unmeasured(.notAvailable, "the database has no table \(name.text) yet"))
            }
            return sum + table.sizes.part(bytes)
        }
    }
}

extension TableSizes {
    /// The rows with their long values, without indexes.
    fileprivate var rowBytes: Int64 { heapBytes + toastBytes }
}
