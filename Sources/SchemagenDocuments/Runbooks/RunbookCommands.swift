import SchemagenHistory
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

    /// The name of the dump of the state before.
    var dump: String { "before_\(source.first.paddedNumber).dump" }

    var dryRun: String { "schemagen apply \(url) --to \(target) --dry-run > /dev/null" }
    var apply: String { "schemagen apply \(url) --to \(target)" }
    /// Migrations that come later and are pending give exit code 1.
    var status: String { "schemagen status \(url) || [ $? = 1 ]" }
    var drift: String { "schemagen drift \(url) --at \(target)" }

    var rehearsal: String {
        let there = "schemagen apply \(copy) --to \(target)"
        guard let back = rollback(of: copy) else { return there + " --record" }
        return "\(there) --record\n\(back)\n\(there)"
    }

    /// The command that takes the change back; nil where there is no way back.
    var rollback: String? { rollback(of: url) }

    private func rollback(of url: String) -> String? {
        guard let previous = source.previous, barred.isEmpty else { return nil }
        let losses = losingTables.map { " \\\n    --allow-loss \(Self.word($0))" }
        return "schemagen rollback \(url) --to \(previous.paddedNumber)" + losses.joined()
    }

    /// The columns for want of whose values there is no way back while there are rows.
    private var barred: [String] {
        var names: [String] = []
        for step in plan?.migrations.flatMap(\.up) ?? [] {
            if case .irreversible(let paths) = step.effect.reversibility { names += paths }
        }
        return names
    }

    /// The tables that are there before and lose columns on the way back, by each name that they have on it.
    private var losingTables: [String] {
        guard let plan, let former = source.former else { return [] }
        let before = Set(former.tables.map(\.info.name))
        var names: [String] = []
        func add(_ info: ObjectInfo?) {
            guard let info else { return }
            let name = info.sqlSchema.map { $0 == "public" ? info.sqlName : "\($0).\(info.sqlName)" } ?? info.sqlName
            if !names.contains(name) { names.append(name) }
        }
        for step in plan.migrations.flatMap(\.down) {
            switch step.step {
            case .dropColumn(_, let table):
                add(source.schema.tables.first { $0.info.name == table }?.info)
                if before.contains(table) { add(former.tables.first { $0.info.name == table }?.info) }
            case .rebuildTable(let rebuild) where !step.effect.losses.isEmpty:
                add(rebuild.from.info)
                add(rebuild.to.info)
            default: break
            }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// A text as one word of a shell.
    private static func word(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
            default: false
            }
        }
        return isPlain && !text.isEmpty ? text : "'" + text.replacing("'", with: "'\\''") + "'"
    }

    /// The links to the files of the change on a database.
    func files(on database: Database) -> String {
        let links = source.change.entries.map { entry in
            let path = "../../Migrations/\(entry.path(database, .up))"
            return "[\(entry.title).up.sql](\(path))"
        }
        return "Files: \(links.joined(separator: ", "))."
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
            case .addColumn(let column, let table, _): made.append("\(table).\(column.sqlName)")
            default: break
            }
            if case .lossy(let names) = step.effect.reversibility { lost += names }
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
