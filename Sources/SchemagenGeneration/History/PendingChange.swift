import SchemagenHistory
import SchemagenLanguage
import SchemagenModel
import SchemagenPlanning
import SchemagenProject
import SchemagenSQL

/// A change that a database does not have yet, or not all of it: one of the history, or what the schema says beyond it.
///
/// A recorded change is planned again from its two snapshots, since nothing but the plan says what each step does to a
/// database in use.
public struct PendingChange: Sendable {
    /// A migration of it that is not applied.
    public struct Migration: Sendable {
        /// One thing that it does.
        public struct Step: Sendable {
            /// What it does, in words: `create table orders`.
            public var summary: String
            /// What that does to a database in use, by the names that tables have before the first pending change.
            public var effect: StepEffect
            /// The tables of the effect that are not there before.
            public var tablesToCome: Set<QualifiedName>
        }

        /// The line of the lock; nil for what is not recorded yet.
        public var entry: LockEntry?
        /// In what it runs.
        public var mode: MigrationPlan.Mode
        /// What it does; nil with the reason where that is not known.
        public var steps: [Step]?
        /// Why the steps are not known, or are not all that is to be known; a sentence without a full stop.
        public var remark: String?
    }

    /// The migrations that are pending, oldest first.
    public var migrations: [Migration]
    /// What it brings that may refuse rows, with queries in the names that the database has before it. What migrations bring
    /// whose steps are not known is not among them.
    public var constraints: [ComingConstraint]
    /// What the queries ask of is a database that has another change yet to come.
    public var followsAnother: Bool

    /// The changes that a database has before it.
    /// - Parameters:
    ///   - files: The project.
    ///   - schema: Its schema.
    ///   - database: The kind of database.
    ///   - applied: The numbers of the migrations that the database has.
    /// - Returns: The changes, oldest first, and why some of them cannot be told, as sentences.
    public static func all(
        in files: ProjectFiles, _ schema: Schema, on database: Database, applied: Set<Int>
    ) -> (changes: [PendingChange], problems: [String]) {
        var reader = Reader(files: files, database: database, applied: applied)
        reader.read(to: schema)
        return (reader.changes, reader.problems)
    }

    /// The changes of the history that a database has before it, whatever the schema says beyond them: as `all`.
    public static func recorded(
        in files: ProjectFiles, on database: Database, applied: Set<Int>
    ) -> (changes: [PendingChange], problems: [String]) {
        var reader = Reader(files: files, database: database, applied: applied)
        _ = reader.readHistory()
        return (reader.changes, reader.problems)
    }
}

/// Gathers the changes of one history.
private struct Reader {
    let files: ProjectFiles
    let database: Database
    let applied: Set<Int>
    var changes: [PendingChange] = []
    var problems: [String] = []
    private var names = FormerNames()

    init(files: ProjectFiles, database: Database, applied: Set<Int>) {
        self.files = files
        self.database = database
        self.applied = applied
    }

    mutating func read(to schema: Schema) {
        guard schema.settings.databases.contains(database) else {
            problems.append("the schema is not for \(database.title)")
            return
        }
        guard files.migrations.isEmpty else {
            if let newest = readHistory() { addUnrecorded(from: newest, to: schema) }
            return
        }
        addUnrecorded(from: nil, to: schema)
    }

    /// Reads what the history says.
    /// - Returns: The schema that it ends with; nil, with a problem, where it cannot be read to its end.
    mutating func readHistory() -> Schema? {
        let check = HistoryCheck.check(files.migrations)
        guard let lock = check.lock, check.diagnostics.isEmpty else {
            problems.append("the history is not whole; \"schemagen check\" says where")
            return nil
        }
        var newest: Schema?
        for (position, change) in lock.changes.enumerated() {
            let isLast = position + 1 == lock.changes.count
            let pending = change.entries.filter { !applied.contains($0.number) && $0.files[database] != nil }
            guard !pending.isEmpty || isLast else { continue }
            guard let latter = snapshot(change) else { return nil }
            if isLast { newest = latter }
            guard !pending.isEmpty else { continue }
            let former = position > 0 ? snapshot(lock.changes[position - 1]) : nil
            guard position == 0 || former != nil else { return nil }
            add(change, pending, from: former, to: latter)
        }
        return newest
    }

    private mutating func snapshot(_ change: RecordedChange) -> Schema? {
        let path = files.migrations.displayPath(change.last.snapshotPath)
        let compiled = files.migrations.files[change.last.snapshotPath].map {
            CompiledSchema.compile(SourceFile(path: path, bytes: $0))
        }
        guard let schema = compiled?.schema else {
            problems.append("\(path) cannot be read; \"schemagen check\" says why")
            return nil
        }
        return schema
    }

    // MARK: One change

    private mutating func add(
        _ change: RecordedChange, _ pending: [LockEntry], from former: Schema?, to latter: Schema
    ) {
        // What is recorded has been agreed to.
        let made = Planner.plan(from: former, to: latter, on: database, allowsLoss: true).plan
        // One of more migrations is not the one that was recorded.
        let plan = made.flatMap { $0.migrations.count <= change.entries.count ? $0 : nil }
        let written = plan.map { plan in
            MigrationFileWriter.write(plan, titles: change.entries.map(\.title), from: former, to: latter).map(\.up)
        }
        var migrations: [PendingChange.Migration] = []
        var left: [MigrationPlan] = []
        let places = places(of: change, in: written ?? [])
        for (entry, offset) in zip(change.entries, places) {
            let planned = plan.flatMap { offset < $0.migrations.count ? $0.migrations[offset] : nil }
            // What is applied already has its new names in the database.
            guard pending.contains(entry) else { continue }
            if let planned { left.append(planned) }
            let text = written.flatMap { offset < $0.count ? $0[offset] : nil }
            migrations.append(migration(entry, planned, isPlanned: plan != nil, text: text))
        }
        let isWhole = pending.count == change.entries.filter { $0.files[database] != nil }.count
        // In the middle of a change names are the new ones.
        let before = isWhole ? former : latter
        var constraints: [ComingConstraint] = []
        if let plan, let before {
            let rest = ChangePlan(database: database, migrations: left, renamed: plan.renamed)
            constraints = ComingConstraint.all(of: rest, from: before, to: latter)
        }
        changes.append(
            PendingChange(migrations: migrations, constraints: constraints, followsAnother: !changes.isEmpty))
    }

    /// Which of the planned files each recorded one runs: those of indexes stand in the order of the schema that the change
    /// was generated from. One that runs none of them has the place that is its own, or one that is left.
    private func places(of change: RecordedChange, in planned: [String]) -> [Int] {
        let contents = planned.map(ScriptContent.init)
        var places = [Int?](repeating: nil, count: change.entries.count)
        var isTaken = [Bool](repeating: false, count: max(planned.count, places.count))
        for (offset, entry) in change.entries.enumerated() {
            let content = ScriptContent(
                String(decoding: files.migrations.files[entry.path(database, .up)] ?? [], as: UTF8.self))
            let place = ([offset] + contents.indices).first {
                contents.indices.contains($0) && !isTaken[$0] && contents[$0] == content
            }
            guard let place else { continue }
            places[offset] = place
            isTaken[place] = true
        }
        return places.enumerated().map { offset, place in
            if let place { return place }
            let free = isTaken[offset] ? isTaken.firstIndex(of: false) ?? offset : offset
            isTaken[free] = true
            return free
        }
    }

    private mutating func migration(
        _ entry: LockEntry, _ planned: MigrationPlan?, isPlanned: Bool, text: String?
    ) -> PendingChange.Migration {
        var migration = PendingChange.Migration(entry: entry, mode: planned?.mode ?? .transaction)
        let known = planned.map { steps(of: $0) } ?? []
        if entry.handwork != nil {
            migration.remark = "it was written or edited by hand, and nothing but its text tells what it does"
        } else if !isPlanned {
            migration.remark = "it cannot be planned again from its snapshots"
        } else {
            migration.steps = known
            let bytes = files.migrations.files[entry.path(database, .up)] ?? []
            if let text, ScriptContent(text) != ScriptContent(String(decoding: bytes, as: UTF8.self)) {
                migration.remark =
                    "Another version wrote the file: the steps are those that this version would write"
            }
        }
        return migration
    }

    private mutating func steps(of migration: MigrationPlan) -> [PendingChange.Migration.Step] {
        migration.up.map { planned in
            var effect = planned.effect
            var missing: Set<QualifiedName> = []
            func former(_ table: QualifiedName) -> QualifiedName {
                let (name, isThere) = names.name(of: table)
                if !isThere { missing.insert(name) }
                return name
            }
            effect.locks = effect.locks.map { StepEffect.Lock(former($0.table), $0.mode) }
            effect.rewrites = effect.rewrites.map(former)
            effect.scans = effect.scans.map(former)
            names.note(planned.step)
            return .init(summary: planned.step.summary, effect: effect, tablesToCome: missing)
        }
    }

    private mutating func addUnrecorded(from newest: Schema?, to schema: Schema) {
        let result = Planner.plan(from: newest, to: schema, on: database)
        guard let plan = result.plan else {
            problems.append(
                "the schema goes beyond the history, and the change cannot be planned; \"schemagen generate\" says why")
            return
        }
        // The plan for a database that has nothing tells no changes, but has steps.
        guard plan.migrations.contains(where: { !$0.up.isEmpty }) else { return }
        var migrations = plan.migrations.map { migration in
            PendingChange.Migration(mode: migration.mode, steps: steps(of: migration))
        }
        migrations[0].remark = "The schema says it and no migration does yet"
        changes.append(
            PendingChange(
                migrations: migrations,
                constraints: newest.map { ComingConstraint.all(of: plan, from: $0, to: schema) } ?? [],
                followsAnother: !changes.isEmpty))
    }
}
