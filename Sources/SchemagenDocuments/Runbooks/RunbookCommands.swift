import SchemagenHistory
import SchemagenMeasures
import SchemagenModel
import SchemagenPlanning

/// The commands of a runbook.
struct RunbookCommands {
    private let source: RunbookSource
    /// The database, as a word of the shell.
    private let url: String
    /// The copy on which the change is rehearsed.
    private let copy: String
    private let plan: ChangePlan?

    init(_ source: RunbookSource, on database: Database, url: String, rehearsal: String) {
        self.source = source
        plan = source.plans[database]
        self.url = url
        copy = rehearsal
    }

    private var target: String { source.change.last.paddedNumber }

    /// The dump of the state before, as a word of the shell.
    var dump: String { "\"$BACKUP_FOLDER/before_\(source.first.paddedNumber).dump\"" }

    var dryRun: String { "schemagen apply \(url) --to \(target) --dry-run > /dev/null" }
    var apply: String { "schemagen apply \(url) --to \(target)" }
    /// Migrations that come later and are pending give exit code 1.
    var status: String { "schemagen status \(url) || [ $? = 1 ]" }
    /// Compares the database with what the migrations before lead to, and keeps the differences; nil for the first change.
    var driftBefore: String? {
        source.previous.map {
            "schemagen drift \(url) --at \($0.last.paddedNumber) > \"$BACKUP_FOLDER/drift_before.txt\" || [ $? = 1 ]"
        }
    }
    /// Compares the database with what the change leads to: what did not differ before may not differ now. Rights and
    /// comments of which the schema says nothing go along with what gets another name, and come by default with what is new.
    var driftAfter: String {
        guard source.previous != nil else { return "schemagen drift \(url) --at \(target)" }
        return """
            { schemagen drift \(url) --at \(target) > "$BACKUP_FOLDER/drift_after.txt" || [ $? = 1 ]; } &&
                ! grep -vxFf "$BACKUP_FOLDER/drift_before.txt" "$BACKUP_FOLDER/drift_after.txt" |
                grep -vE ': (grants|comment) is .*, expected none$'
            """
    }

    /// Applies one migration of the change, after those before it. `apply` compares the database with what these leave.
    func apply(_ phase: RunbookPhase) -> String {
        "schemagen apply \(url) --to \(phase.entry.paddedNumber) --partial"
    }

    var rehearsal: String {
        let there = "schemagen apply \(copy) --to \(target)"
        guard let back = rollback(of: copy) else { return there + " --record" }
        return "\(there) --record\n\(back)\n\(there)"
    }

    /// The command that takes the change back; nil where there is no way back.
    var rollback: String? { rollback(of: url) }

    /// Whether the way back names tables that lose what was written to their new columns.
    var allowsLoss: Bool { rollback != nil && !losingTables.isEmpty }

    private func rollback(of url: String) -> String? {
        guard let previous = source.previous, barred.isEmpty else { return nil }
        let losses = losingTables.map { " \\\n    --allow-loss \(ShellWord.quoted($0))" }
        return "schemagen rollback \(url) --to \(previous.last.paddedNumber)" + losses.joined()
    }

    /// The columns for want of whose values there is no way back while there are rows; the migrations that hands wrote and
    /// that are labelled so.
    private var barred: [String] {
        var names: [String] = []
        for step in plan?.migrations.flatMap(\.up) ?? [] {
            if case .irreversible(let paths) = step.effect.reversibility { names += paths }
        }
        if plan == nil {
            names += source.change.entries.filter { $0.labels.contains(.irreversible) }.map(\.title)
        }
        return names
    }

    /// The tables that are there before and lose columns on the way back, by each name that they have on it, with the
    /// partitions that hold their rows: `rollback` counts by these.
    private var losingTables: [String] {
        guard let plan, let former = source.former else { return [] }
        let before = Set(former.tables.map(\.info.name))
        var names: [String] = []
        func add(_ info: ObjectInfo, _ sqlName: String) {
            let name = info.sqlSchema.map { $0 == "public" ? sqlName : "\($0).\(sqlName)" } ?? sqlName
            if !names.contains(name) { names.append(name) }
        }
        func add(_ table: Table?) {
            guard let table else { return }
            add(table.info, table.info.sqlName)
            func addAll(_ partitions: [Partition]) {
                for partition in partitions {
                    add(table.info, partition.sqlName)
                    addAll(partition.partitioning?.partitioning.partitions ?? [])
                }
            }
            addAll(table.options.partitioning?.partitions ?? [])
        }
        for step in plan.migrations.flatMap(\.down) {
            switch step.step {
            case .dropColumn(_, let table):
                add(source.schema.tables.first { $0.info.name == table })
                if before.contains(table) { add(former.tables.first { $0.info.name == table }) }
            case .rebuildTable(let rebuild) where !step.effect.losses.isEmpty:
                add(rebuild.from)
                add(rebuild.to)
            // Rows that move from a partition which goes are counted where they were.
            case .repartition(let change): add(source.schema.tables.first { $0.info.name == change.table })
            default: break
            }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The links to the files of the change on a database.
    func files(on database: Database) -> String {
        let links = source.phases(on: database).map { phase in
            let name = "\(phase.entry.title).up.sql"
            return source.migrations.map { "[\(name)](\($0)/\(phase.entry.path(database, .up)))" }
                ?? MarkdownText.code(name)
        }
        return "Files: \(links.joined(separator: ", "))."
    }

    private func sqlName(ofTable name: String) -> String {
        source.schema.tables.first { $0.info.name == name }?.info.sqlName ?? name
    }

    /// Until when the way back gives everything back.
    var pointOfNoReturn: String {
        guard let previous = source.previous else {
            return "There is no state before this one to go back to: a database without it is an empty database."
        }
        guard let plan else {
            return "Hands wrote a part of this change: what its way back loses stands in the heads of its files."
        }
        var made: [String] = []
        var lost: [String] = []
        for step in plan.migrations.flatMap(\.up) {
            switch step.step {
            case .createTable(let table, _): made.append(table.info.sqlName)
            case .addColumn(let column, let table, _): made.append("\(sqlName(ofTable: table)).\(column.sqlName)")
            case .rebuildTable(let rebuild):
                made += rebuild.newColumns.map { "\(rebuild.to.info.sqlName).\($0.sqlName)" }
            default: break
            }
            if case .lossy(let names) = step.effect.reversibility { lost += names.filter { !lost.contains($0) } }
        }
        if !barred.isEmpty {
            return
                "**There is no way back** once there are rows: \(Self.list(barred)) could not be given values again. Then only "
                + "the backup leads back to \(MarkdownText.code(previous.title))."
        }
        var sentences: [String] = []
        if lost.isEmpty {
            sentences.append(
                "The way back to \(MarkdownText.code(previous.title)) gives everything back that was there before.")
        } else {
            sentences.append("**The point of no return is the change itself** for what it loses: \(Self.list(lost)).")
        }
        let way = plan.wayBack(from: source.former, to: source.schema)
        sentences += WayBackWords.sentences(way)
        if !made.isEmpty {
            sentences.append(
                "What is written to what is new goes with it: from the first row in \(Self.list(made)) on, the way back loses something."
            )
        }
        return sentences.joined(separator: " ")
    }

    private static func list(_ names: [String]) -> String {
        let shown = names.prefix(names.count > 8 ? 6 : 8).map { MarkdownText.code($0) }.joined(separator: ", ")
        return names.count > 8 ? shown + " and \(names.count - 6) more" : shown
    }
}
