import SchemagenGeneration
import SchemagenModel
import SchemagenPlanning

/// The tables that a change makes or touches on a database, by the names that they have before it and after it. A partition
/// stands for its table.
struct TouchedTables {
    /// What a change does with a table that was there.
    struct Use: OptionSet {
        let rawValue: Int

        /// It alters it, as only its owner may.
        static let altered = Use(rawValue: 1)
        /// It writes it anew.
        static let rewritten = Use(rawValue: 2)
        /// It gives its rows values.
        static let filled = Use(rawValue: 4)
        /// It builds an index of its rows.
        static let indexed = Use(rawValue: 8)
        /// It reads all of it.
        static let read = Use(rawValue: 16)
        /// It makes another table refer to it.
        static let referenced = Use(rawValue: 32)
    }

    /// The tables that are there before, by the names that they have then, sorted.
    private(set) var before: [QualifiedName] = []
    /// The views that are there before.
    private(set) var views: [QualifiedName] = []
    /// The tables that are there afterwards, made or touched, in the schema's order.
    private(set) var after: [Table] = []
    private var uses: [QualifiedName: Use] = [:]
    /// What tables that are there afterwards are called before.
    private var names = FormerNames()

    /// Follows the steps of a change; none are known of one that hands wrote.
    init(_ plan: ChangePlan?, from former: Schema?, to schema: Schema) {
        guard let plan else { return }
        let tables = schema.tableNames
        let roots = Self.roots(in: former)
        let isView = Set((former?.views ?? []).map { QualifiedName($0.info) })
        var made: Set<String> = []
        var touchedViews: Set<QualifiedName> = []
        for planned in plan.migrations.flatMap(\.up) {
            /// The table that is there before, whatever it is called by now.
            func add(_ name: QualifiedName, _ use: Use) {
                let (former, isThere) = names.name(of: name)
                guard isThere else { return }
                if let root = roots[former] {
                    uses[root, default: []].formUnion(use)
                } else if isView.contains(former), use.contains(.altered) {
                    touchedViews.insert(former)
                }
            }
            let effect = planned.effect
            for lock in effect.locks { add(lock.table, Self.use(of: lock, by: planned.step, tables)) }
            for name in effect.rewrites { add(name, .rewritten) }
            for name in effect.scans { add(name, Self.reading(by: planned.step)) }
            if case .createTable(let table, _) = planned.step { made.insert(table.info.name) }
            if case .rebuildTable(let rebuild) = planned.step {
                add(QualifiedName(rebuild.from.info), .rewritten)
                made.insert(rebuild.to.info.name)
            }
            names.note(planned.step)
        }
        before = Self.sorted(uses.keys)
        views = Self.sorted(touchedViews)
        after = schema.tables.filter { table in
            guard table.info.databases.contains(plan.database), table.virtualModule == nil else { return false }
            let (name, isThere) = names.name(of: QualifiedName(table.info))
            return made.contains(table.info.name) || isThere && uses[name] != nil
        }
    }

    /// The tables that are there before with which any of this is done.
    func before(_ use: Use) -> [QualifiedName] { before.filter { !(uses[$0] ?? []).isDisjoint(with: use) } }

    /// What a table that is there afterwards was called before; nil: it is new.
    func formerName(of table: Table) -> QualifiedName? {
        let (name, isThere) = names.name(of: QualifiedName(table.info))
        return isThere ? name : nil
    }

    private static func sorted(_ names: some Sequence<QualifiedName>) -> [QualifiedName] {
        names.sorted { ($0.schema ?? "", $0.name) < ($1.schema ?? "", $1.name) }
    }

    /// The tables of a schema by their own names and those of their partitions.
    private static func roots(in schema: Schema?) -> [QualifiedName: QualifiedName] {
        var roots: [QualifiedName: QualifiedName] = [:]
        for table in schema?.tables ?? [] {
            let root = QualifiedName(table.info)
            func add(_ partitions: [Partition]) {
                for partition in partitions {
                    roots[QualifiedName(partition.sqlName, in: root.schema)] = root
                    add(partition.partitioning?.partitioning.partitions ?? [])
                }
            }
            roots[root] = root
            add(table.options.partitioning?.partitions ?? [])
        }
        return roots
    }

    /// What a step that takes a lock does with the table.
    private static func use(
        of lock: StepEffect.Lock, by step: Step, _ tables: [String: QualifiedName]
    ) -> Use {
        switch step {
        case .backfill where lock.mode <= .rowExclusive: return lock.mode == .rowExclusive ? .filled : []
        case .createTable(let table, _):
            return isTarget(lock.table, of: table.foreignKeys, tables) ? .referenced : .altered
        case .addConstraint(.foreignKey(let key), let table, _, _) where tables[table] != lock.table:
            return isTarget(lock.table, of: [key], tables) ? .referenced : .altered
        default: return lock.mode <= .rowExclusive ? [] : .altered
        }
    }

    private static func isTarget(
        _ table: QualifiedName, of keys: [ForeignKey], _ tables: [String: QualifiedName]
    ) -> Bool {
        keys.contains { tables[$0.table] == table }
    }

    private static func reading(by step: Step) -> Use {
        switch step {
        case .backfill, .repartition: .filled
        case .createIndex, .addConstraint(.primaryKey, _, _, _), .addConstraint(.unique, _, _, _),
            .addConstraint(.exclusion, _, _, _):
            .indexed
        default: .read
        }
    }
}

extension Schema {
    /// The SQL names of its tables, by their Swift names.
    var tableNames: [String: QualifiedName] {
        Dictionary(tables.map { ($0.info.name, QualifiedName($0.info)) }, uniquingKeysWith: { first, _ in first })
    }
}
