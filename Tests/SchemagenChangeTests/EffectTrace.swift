import Foundation
import SchemagenDatabases
import SchemagenModel
import SchemagenPlanning
import SchemagenSQL
import SchemagenTestSupport

/// What a step did to the tables that were there before its migration: what the server says of it.
struct MeasuredEffect: Equatable {
    var locks: [QualifiedName: LockMode] = [:]
    var rewrites: Set<QualifiedName> = []
    var scans: Set<QualifiedName> = []

    init() {}

    /// What a plan declares.
    init(_ effect: StepEffect) {
        for lock in effect.locks { locks[Self.plain(lock.table)] = lock.mode }
        rewrites = Set(effect.rewrites.map(Self.plain))
        scans = Set(effect.scans.map(Self.plain))
    }

    /// What has no schema stands in the first of the search path.
    static func plain(_ name: QualifiedName) -> QualifiedName {
        name.schema == "public" ? QualifiedName(name.name, in: nil) : name
    }

    /// One line a difference.
    func differences(from declared: MeasuredEffect) -> [String] {
        var lines: [String] = []
        for table in Set(locks.keys).union(declared.locks.keys).sorted(by: { $0.text < $1.text })
        where locks[table] != declared.locks[table] {
            let (taken, said) = (locks[table]?.rawValue ?? "no lock", declared.locks[table]?.rawValue ?? "no lock")
            lines.append("\(table.text): \(said) is declared, \(taken) is taken")
        }
        for (words, measured, said) in [("rewritten", rewrites, declared.rewrites), ("read", scans, declared.scans)] {
            for table in measured.subtracting(said) { lines.append("\(table.text) is \(words), undeclared") }
            for table in said.subtracting(measured) { lines.append("\(table.text) is declared \(words), and is not") }
        }
        return lines
    }
}

/// Carries a change out step by step on a database with rows, up and down, and compares what each step declares with what the
/// server shows: `pg_locks`, the file nodes of tables, and the counters of scans.
///
/// Each step runs in a transaction of its own, so that its locks are its alone. A step that runs in no transaction is held up
/// by another session, and its locks are looked at meanwhile.
struct EffectTrace {
    let change: SchemaChange
    let connection: PostgreSQLConnection
    let server: ThrowawayServer
    /// What is taken for declared, of what is.
    var declaration: (StepEffect) -> StepEffect = { $0 }
    private let database: String
    /// The tables that inherit from others.
    private let heirs: Set<QualifiedName>

    struct Problem: Error, CustomStringConvertible {
        let description: String
    }

    init(_ change: SchemaChange, _ connection: PostgreSQLConnection, _ server: ThrowawayServer) throws {
        self.change = change
        self.connection = connection
        self.server = server
        heirs = Set(
            (change.before.tables + change.after.tables).filter { !$0.options.inherits.isEmpty }
                .map { MeasuredEffect.plain(QualifiedName($0.info)) })
        database = try connection.query("SELECT current_database()").first?.flatMap(\.self) ?? ""
    }

    /// The differences found, and how many steps were looked at.
    func run() throws -> (steps: Int, problems: [String]) {
        let start = Planner.plan(from: nil, to: change.before, on: .postgresql)
        guard let plan = start.plan else { throw Problem(description: "no plan for \(change.name)") }
        try connection.execute(MigrationFileWriter.write(plan, title: "1_start", to: change.before).up)
        let (way, _) = try change.files(.postgresql)
        var (steps, problems) = (0, [String]())
        for migration in way.migrations {
            problems += try trace(migration.up, migration.mode, way)
            steps += migration.up.count
        }
        for migration in way.migrations.reversed() {
            problems += try trace(migration.down, migration.mode, way)
            steps += migration.down.count
        }
        return (steps, problems)
    }

    /// What one version does and another does not: the stronger is declared.
    private func allowForVersions(_ step: Step, _ declared: inout MeasuredEffect, _ measured: MeasuredEffect) {
        let version = connection.serverMajorVersion
        switch step {
        case .addConstraint(let constraint, _, _, _), .adoptIndex(let constraint, _):
            guard version < 18, constraint.noun != "check" else { return }
            // Before 18 the partitions of a table that gets a key are locked as for an index, and those that inherit from it
            // for a primary key alone.
            for (table, mode) in measured.locks where mode == .share && declared.locks[table] == .accessExclusive {
                declared.locks[table] = .share
            }
            if constraint.noun != "primary key" {
                declared.locks = declared.locks.filter { !heirs.contains($0.key) || measured.locks[$0.key] != nil }
            }
        case .repartition:
            // From 17 on it sees by the bounds alone that no row can be outside of them.
            if version >= 17 { declared.scans.formIntersection(measured.scans) }
        case .changeIdentity:
            // Before 17 partitions know nothing of the identity of a column.
            if version < 17 { declared.locks = declared.locks.filter { measured.locks[$0.key] != nil } }
        default: break
        }
    }

    private func trace(_ steps: [PlannedStep], _ mode: MigrationPlan.Mode, _ plan: ChangePlan) throws -> [String] {
        _ = try PostgreSQLRows(connection).fill()
        let tables = try Set(relations().keys)
        var problems: [String] = []
        for step in steps where !Self.isOfRights(step.step) {
            let text = try text(of: step, in: plan)
            var measured =
                mode == .single
                ? try measureAlone(text, among: tables) : try measure(step, text, in: plan, among: tables)
            if case .backfill = step.step {
                // Rows that are referred to are looked up one by one, by reading as long as there are few.
                measured.scans = measured.scans.filter { measured.locks[$0] != .rowShare }
            }
            // Whether there is any row the first one tells.
            if case .requireNoRows = step.step { measured.scans = [] }
            var declared = MeasuredEffect(declaration(step.effect))
            if Self.isForNewerServers(step.step, than: connection.serverMajorVersion) { declared.locks = [:] }
            allowForVersions(step.step, &declared, measured)
            problems += measured.differences(from: declared).map {
                "\(change.name): \(step.step.summary): \($0)\n\(text)"
            }
        }
        return problems
    }

    /// Rights are kept in a setting of the transaction that all these steps are in elsewhere; they stand in the catalogue,
    /// and no table is locked for them.
    private static func isOfRights(_ step: Step) -> Bool {
        switch step {
        case .keepRights, .returnRights: true
        default: false
        }
    }

    /// Whether an error comes of the rows that were made up: they do not keep a constraint, have values that do not fit, or
    /// bar the way back.
    private static func isOfRows(_ error: PostgreSQLError, _ step: Step) -> Bool {
        if case .requireNoRows = step, error.sqlState == "P0001" { return true }
        return ["22", "23"].contains(error.sqlState?.prefix(2))
    }

    /// Where servers differ the declaration is for the one that does more.
    private static func isForNewerServers(_ step: Step, than version: Int) -> Bool {
        // NOT NULL constraints have names since PostgreSQL 18.
        if case .renameNotNulls = step { return version < 18 }
        return false
    }

    /// The statements of one step.
    private func text(of step: PlannedStep, in plan: ChangePlan) throws -> String {
        let single = ChangePlan(
            database: .postgresql, migrations: [MigrationPlan(up: [step])], renamed: plan.renamed)
        let files = MigrationFileWriter.write(single, titles: ["2_step"], from: change.before, to: change.after)
        return files[0].up
    }

    // MARK: Measuring

    private struct Relation {
        var name: QualifiedName
        var fileNode: String?
        var scans: Int
    }

    /// The tables and views by their OIDs.
    private func relations(isCommitted: Bool = false) throws -> [String: Relation] {
        let scans = "pg_stat_get_\(isCommitted ? "" : "xact_")numscans(c.oid)"
        let rows = try connection.query(
            """
            SELECT c.oid, n.nspname, c.relname, pg_relation_filenode(c.oid), \(scans)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm') AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
            """
        ).rows
        var result: [String: Relation] = [:]
        for row in rows {
            guard let oid = row[0], let schema = row[1], let name = row[2] else { continue }
            result[oid] = Relation(
                name: MeasuredEffect.plain(QualifiedName(name, in: schema)), fileNode: row[3],
                scans: Int(row[4] ?? "") ?? 0)
        }
        return result
    }

    /// How often this transaction read tables that it dropped.
    private func scans(of gone: [String]) throws -> [String: Int] {
        let rows = try connection.query(
            "SELECT id, pg_stat_get_xact_numscans(id) FROM unnest($1::oid[]) AS id",
            ["{\(gone.sorted().joined(separator: ","))}"]
        ).rows
        return Dictionary(uniqueKeysWithValues: rows.map { ($0[0] ?? "", Int($0[1] ?? "") ?? 0) })
    }

    /// The strongest lock of a session on each of its tables, plain reads left out.
    private func locks(of process: Int32, seenBy session: PostgreSQLConnection) throws -> [String: LockMode] {
        let rows = try session.query(
            """
            SELECT relation, mode FROM pg_locks
            WHERE pid = \(process) AND locktype = 'relation' AND granted AND mode <> 'AccessShareLock'
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """
        ).rows
        var result: [String: LockMode] = [:]
        for row in rows {
            guard let oid = row[0], let text = row[1] else { continue }
            // No step declares another; 18 takes one on a materialized view that is new.
            let mode = LockMode(rawValue: String(text.dropLast("Lock".count))) ?? .accessExclusive
            result[oid] = max(result[oid] ?? mode, mode)
        }
        return result
    }

    /// - Parameter gone: How often tables were read that are there no more.
    private func effect(
        _ before: [String: Relation], _ after: [String: Relation], gone: [String: Int] = [:],
        _ locks: [String: LockMode], among tables: Set<String>
    ) -> MeasuredEffect {
        var effect = MeasuredEffect()
        for (oid, relation) in before where tables.contains(oid) {
            if let mode = locks[oid] { effect.locks[relation.name] = mode }
            guard let now = after[oid] else {
                // A table that is read before it goes has its rows written into another.
                if gone[oid] ?? 0 > relation.scans { effect.rewrites.insert(relation.name) }
                continue
            }
            // A table that is written anew is read for it.
            if now.fileNode != relation.fileNode {
                effect.rewrites.insert(relation.name)
            } else if now.scans > relation.scans {
                effect.scans.insert(relation.name)
            }
        }
        return effect
    }

    /// Runs a step in a transaction of its own. Rows that were made up for one schema need not keep the constraints of the
    /// next: then it runs with such as do, or without any where there are none.
    private func measure(
        _ step: PlannedStep, _ text: String, in plan: ChangePlan, among tables: Set<String>
    ) throws -> MeasuredEffect {
        try refer(step, in: plan)
        do {
            return try attempt(step.step, text, among: tables)
        } catch let error as PostgreSQLError where Self.isOfRows(error, step.step) {
            try clear()
            if case .requireNoRows = step.step { return try attempt(step.step, text, among: tables) }
            if case .addConstraint(let constraint, let table, let partition, _) = step.step {
                try connection.execute(text)
                _ = try PostgreSQLRows(connection).fill()
                let drop = Step.dropConstraint(constraint, table: table, partition: partition)
                try connection.execute(self.text(of: PlannedStep(drop, in: step.names), in: plan))
            } else {
                _ = try PostgreSQLRows(connection).fill()
            }
            return try measureWithoutRows(step.step, text, among: tables)
        } catch {
            throw Problem(description: "\(change.name): \(step.step.summary): \(error)\n\(text)")
        }
    }

    /// Gives the columns of a foreign key values where they have none: a join with nothing reads nothing. Where rows have
    /// nothing to refer to, or a partition has no rows, all rows are made up again.
    private func refer(_ step: PlannedStep, in plan: ChangePlan) throws {
        let constraint: TableConstraint
        let (owner, partition): (String, String?)
        switch step.step {
        case .addConstraint(let added, let table, let part, _): (constraint, owner, partition) = (added, table, part)
        case .validateConstraint(let known, let table): (constraint, owner, partition) = (known, table, nil)
        default: return
        }
        let schema =
            switch step.names {
            case .former: change.before
            case .renamed: plan.renamed ?? change.before
            case .latter: change.after
            }
        let index = SchemaIndex(schema)
        guard case .foreignKey(let key) = constraint, let child = index.tables[owner],
            let parent = index.tables[key.table]
        else { return }
        func names(_ columns: [String], _ table: Table) -> String {
            columns.compactMap { table.column($0).map { Quoting.identifier($0.sqlName) } }.joined(separator: ", ")
        }
        func name(_ info: ObjectInfo) -> String { Quoting.identifier(info.sqlName, in: info.sqlSchema) }
        let (columns, referenced) = (names(key.columns, child), names(key.referenced, parent))
        let referring = Quoting.identifier(partition ?? child.info.sqlName, in: child.info.sqlSchema)
        func fill() {
            // Where another constraint forbids it the rows stay as they are.
            try? connection.execute(
                """
                UPDATE \(referring) SET (\(columns)) = (
                    SELECT \(referenced) FROM \(name(parent.info)) WHERE (\(referenced)) IS NOT NULL LIMIT 1
                ) WHERE (\(columns)) IS NULL
                """)
        }
        fill()
        guard try connection.query("SELECT FROM \(referring) WHERE (\(columns)) IS NOT NULL LIMIT 1").rows.isEmpty
        else { return }
        try clear()
        _ = try PostgreSQLRows(connection).fill()
        fill()
    }

    private func measureWithoutRows(_ step: Step, _ text: String, among tables: Set<String>) throws -> MeasuredEffect {
        do {
            return try attempt(step, text, among: tables)
        } catch let error as PostgreSQLError where Self.isOfRows(error, step) {
            try clear()
            return try attempt(step, text, among: tables)
        }
    }

    private func clear() throws {
        let tables = try names(connection)
        if !tables.isEmpty { try connection.execute("TRUNCATE \(tables.joined(separator: ", ")) CASCADE") }
    }

    /// The tables, or the materialized views that were filled, as SQL names them.
    private func names(_ session: PostgreSQLConnection, kind: String = "r") throws -> [String] {
        try session.query(
            """
            SELECT c.oid::regclass FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = '\(kind)' AND c.relispopulated
                AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
            """
        ).rows.compactMap { $0[0] }
    }

    private func attempt(_ step: Step, _ text: String, among tables: Set<String>) throws -> MeasuredEffect {
        try connection.execute("BEGIN")
        do {
            for setting in Self.settings(for: step) { try connection.execute("SET LOCAL \(setting) = off") }
            let before = try relations()
            try connection.execute(text)
            let after = try relations()
            let effect = effect(
                before, after, gone: try scans(of: before.keys.filter { after[$0] == nil }),
                try locks(of: connection.serverProcessID, seenBy: connection), among: tables)
            try connection.execute("COMMIT")
            return effect
        } catch {
            try? connection.execute("ROLLBACK")
            throw error
        }
    }

    /// How queries within a step are planned: tables of four rows tell nothing of what the server does with large ones.
    private static func settings(for step: Step) -> [String] {
        switch step {
        case .addConstraint(.foreignKey, _, _, _), .validateConstraint(.foreignKey, _):
            // As two large tables are joined: each is read once.
            ["enable_nestloop", "enable_mergejoin", "enable_indexscan", "enable_indexonlyscan", "enable_bitmapscan"]
        case .backfill:
            // As where most rows have no value: no index helps to find them.
            ["enable_indexscan", "enable_indexonlyscan", "enable_bitmapscan"]
        case .changeIdentity:
            // As in a large table: the largest number is at the end of an index.
            ["enable_seqscan"]
        default: []
        }
    }

    // MARK: Statements in no transaction

    /// Runs a statement that waits for other sessions, and looks at its locks while one holds it up.
    private func measureAlone(_ text: String, among tables: Set<String>) throws -> MeasuredEffect {
        let (holder, observer) = (try server.connect(database: database), try server.connect(database: database))
        defer {
            holder.close()
            observer.close()
        }
        try flush()
        let before = try relations(isCommitted: true)
        // An index is not finished while a transaction writes to its table, or has a snapshot from before.
        try holder.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        for table in try names(holder) { try holder.execute("LOCK TABLE \(table) IN ROW EXCLUSIVE MODE") }
        for view in try names(holder, kind: "m") { try holder.execute("SELECT FROM \(view) LIMIT 0") }
        let run = Run(connection, text)
        run.start()
        var found: [String: LockMode] = [:]
        while !run.isDone {
            let locks = try locks(of: run.process, seenBy: observer).filter { tables.contains($0.key) }
            if !locks.isEmpty { found = locks }
            if try isWaiting(run.process, observer) { break }
            usleep(2000)
        }
        found = try locks(of: run.process, seenBy: observer).filter { tables.contains($0.key) }.merging(found) {
            max($0, $1)
        }
        try holder.execute("ROLLBACK")
        run.wait()
        if let error = run.error { throw Problem(description: "\(change.name): \(error)\n\(text)") }
        try flush()
        return effect(before, try relations(isCommitted: true), found, among: tables)
    }

    private func isWaiting(_ process: Int32, _ observer: PostgreSQLConnection) throws -> Bool {
        try !observer.query("SELECT FROM pg_locks WHERE pid = \(process) AND NOT granted").rows.isEmpty
    }

    /// Makes the counters of this session known at once.
    private func flush() throws {
        _ = try connection.query("SELECT pg_stat_force_next_flush()")
        _ = try connection.query("SELECT pg_stat_clear_snapshot()")
    }

    /// A statement that runs on a thread of its own; nobody else touches the connection until it is done.
    private final class Run: @unchecked Sendable {
        let process: Int32
        private let connection: PostgreSQLConnection
        private let text: String
        private let finished = DispatchSemaphore(value: 0)
        private let lock = NSLock()
        private var done = false
        private var failure: (any Error)?

        init(_ connection: PostgreSQLConnection, _ text: String) {
            self.connection = connection
            self.text = text
            process = connection.serverProcessID
        }

        var isDone: Bool { lock.withLock { done } }
        var error: (any Error)? { lock.withLock { failure } }

        func start() {
            Thread.detachNewThread { [self] in
                let outcome = Result { try connection.execute(text) }
                lock.withLock {
                    if case .failure(let error) = outcome { failure = error }
                    done = true
                }
                finished.signal()
            }
        }

        func wait() { finished.wait() }
    }
}
