import SchemagenModel
import SchemagenPlanning

/// What a migration loses on its way up and on its way back: a line or two of its files' heads.
struct LossSummary {
    private let former: Schema?
    private let renamed: Schema?
    private let latter: Schema
    private let database: Database

    init(_ plan: ChangePlan, from former: Schema?, to latter: Schema) {
        self.former = former
        renamed = plan.renamed
        database = plan.database
        self.latter = latter
    }

    /// Whether there was no schema before.
    var isFirst: Bool { former == nil }

    /// How many things are named before the rest is counted.
    private static let named = 8

    /// The lines of a change's file; none for the first migration, which finds nothing to lose.
    func lines(of migration: MigrationPlan, isUp: Bool) -> [String] {
        let steps = isUp ? migration.up : migration.down
        guard former != nil, !steps.isEmpty else { return [] }
        var lines: [String] = []
        let (lost, converted) = (lost(by: steps), converted(by: steps))
        let gone = lost.filter { !converted.contains($0) }
        let merged = lost.filter(converted.contains)
        if !gone.isEmpty { lines.append("Lossy: \(Self.list(gone)) \(Self.verb(gone, "goes", "go")).") }
        if !merged.isEmpty { lines.append("Lossy: values of \(Self.list(merged)) are converted for good.") }
        if !isUp {
            let (before, kept) = (self.lost(by: migration.up), self.converted(by: migration.up))
            let merged = before.filter(kept.contains)
            if !merged.isEmpty { lines.append("Lossy: values of \(Self.list(merged)) are not what they were.") }
            let empty = before.filter { !kept.contains($0) }
            if !empty.isEmpty {
                let (verb, values) = empty.count == 1 ? ("comes", "its") : ("come", "their")
                lines.append("Lossy: \(Self.list(empty)) \(verb) again without \(values) values.")
            }
        }
        for planned in steps {
            guard case .requireNoRows(let columns, let table) = planned.step else { continue }
            let name = name(of: table, planned.names)
            let list = Self.list(columns.map { "\(name).\($0.sqlName)" })
            lines.append("Irreversible where \(name) has rows: \(list) cannot be NULL.")
            lines.append("schemagen: needs no rows in \(sqlName(of: table, planned.names))")
        }
        var refusals: [String] = []
        for name in steps.flatMap(\.effect.refusals) where !refusals.contains(name) { refusals.append(name) }
        if !refusals.isEmpty { lines.append("Fails where rows do not keep \(Self.list(refusals)).") }
        let others = converted.filter { !lost.contains($0) }
        if !others.isEmpty { lines.append("Converts values of \(Self.list(others)).") }
        return lines.isEmpty ? ["Lossless."] : lines
    }

    private func lost(by steps: [PlannedStep]) -> [String] {
        var names: [String] = []
        for name in steps.flatMap(\.effect.losses) where !names.contains(name) { names.append(name) }
        return names
    }

    /// The columns whose values become others that may not lead back.
    private func converted(by steps: [PlannedStep]) -> [String] {
        var names: [String] = []
        for planned in steps {
            switch planned.step {
            case .changeType(let change, let conversion) where Self.changesValues(conversion):
                names.append("\(name(of: change.table, planned.names)).\(change.to.sqlName)")
            case .rebuildTable(let rebuild):
                let copies = rebuild.copies.filter { $0.source != nil && Self.changesValues($0.conversion) }
                names += copies.map {
                    "\(rebuild.to.info.sqlName).\(rebuild.to.column($0.column)?.sqlName ?? $0.column)"
                }
            default: break
            }
        }
        return names
    }

    private static func changesValues(_ conversion: ColumnConversion) -> Bool {
        switch conversion {
        case .automatic: false
        case .cast, .expression: true
        case .text(let texts): !texts.isEmpty
        }
    }

    private func name(of table: String, _ names: NameState) -> String {
        info(of: table, names).map { QualifiedName($0).text } ?? table
    }

    /// The name as SQL has it.
    private func sqlName(of table: String, _ names: NameState) -> String {
        let info = info(of: table, names)
        return Quoting.identifier(
            info?.sqlName ?? table, in: database == .postgresql ? info?.sqlSchema ?? "public" : nil)
    }

    private func info(of table: String, _ names: NameState) -> ObjectInfo? {
        let schema =
            switch names {
            case .former: former ?? latter
            case .renamed: renamed ?? latter
            case .latter: latter
            }
        return schema.tables.first { $0.info.name == table }?.info
    }

    private static func verb(_ names: [String], _ one: String, _ many: String) -> String {
        names.count == 1 ? one : many
    }

    private static func list(_ names: [String]) -> String {
        var parts = Array(names.prefix(named))
        if names.count > named { parts.append("\(names.count - named) more") }
        guard let last = parts.popLast() else { return "" }
        return parts.isEmpty ? last : parts.joined(separator: ", ") + " and " + last
    }
}
