import SchemagenGeneration
import SchemagenModel

/// What a change of the schema means, for a terminal.
struct DiffText {
    /// How many lines of a migration a screen has room for.
    private static let mostLines = 24

    private let isWhole: Bool
    private var lines: [String] = []

    private init(isWhole: Bool) { self.isWhole = isWhole }

    /// The text, ending in a line break.
    /// - Parameters:
    ///   - diff: What changed.
    ///   - origin: What it is compared with.
    ///   - isWhole: Whether all of the SQL is shown, and the way down.
    static func text(_ diff: SchemaDiff, since origin: DiffOrigin, isWhole: Bool) -> String {
        var text = DiffText(isWhole: isWhole)
        text.write(diff, origin)
        return text.lines.map(visible).joined(separator: "\n") + "\n"
    }

    private mutating func write(_ diff: SchemaDiff, _ origin: DiffOrigin) {
        guard !diff.isEmpty else {
            lines.append("No change since \(origin.revision)\(origin.place).")
            return
        }
        lines.append(diff.headline)
        let isNew = diff.old == nil ? "; there was no schema" : ""
        lines.append("\(diff.schemaPath) since \(origin.revision)\(origin.place)\(isNew)")
        changes(diff)
        sql(diff, origin)
        section("Swift API", diff.swift.map(\.description))
        for database in diff.databases {
            section("Hazards on \(database.database.title)", database.steps.map(step))
        }
        section(
            "Findings of lint",
            diff.findings.map { "\($0.path):\($0.line): \($0.severity.rawValue): \($0.message) [\($0.code)]" })
    }

    private mutating func changes(_ diff: SchemaDiff) {
        for (object, excerpts) in zip(diff.objects, diff.excerpts) {
            let former = object.formerName.map { ", once \($0)" } ?? ""
            let place = object.fate == .removed ? "" : "   \(diff.schemaPath):\(object.line)"
            lines += ["", "\(object.kind) \(object.name) \(object.fate.rawValue)\(former)\(place)"]
            for change in object.changes {
                let scope = change.scope.words(of: diff.new.settings.databases).map { " (\($0))" } ?? ""
                lines.append("  \(change.words)\(scope)")
            }
            for line in excerpts.joined() { lines.append("    \(line.marked)") }
        }
    }

    private mutating func sql(_ diff: SchemaDiff, _ origin: DiffOrigin) {
        var entries: [String] = []
        if let recorded = diff.recorded { entries += [recorded.titles.joined(separator: ", "), recorded.words] }
        if !diff.refusals.isEmpty {
            let count = diff.refusals.count
            entries.append("The change cannot be planned as it is: \(Console.count(count, "finding")).")
        }
        for database in diff.databases {
            for migration in database.migrations {
                let mode = migration.mode.map { ", \($0.words)" } ?? ""
                entries.append("\(database.database.title) up: \(migration.title)\(mode)")
                entries += statements(migration.up)
            }
            for migration in database.migrations.reversed() where isWhole {
                entries.append("\(database.database.title) down: \(migration.title)")
                entries += statements(migration.down)
            }
            if database.migrations.isEmpty, diff.refusals.isEmpty {
                entries.append("\(database.database.title): nothing to do")
            }
        }
        section("SQL", entries)
        if diff.databases.contains(where: { !$0.isEmpty }) {
            if !isWhole { lines.append("  All of it, and the way down: \(origin.command)") }
        }
    }

    private func statements(_ sql: DatabaseDiff.SQL) -> [String] {
        let lines = sql.text.split { $0 == "\n" || $0 == "\r\n" }.filter { !$0.hasPrefix("--") }
        let shown = (isWhole ? lines : Array(lines.prefix(Self.mostLines))).map { "  \($0)" }
        return shown + (shown.count < lines.count ? ["  … \(lines.count - shown.count) more lines"] : [])
    }

    private func step(_ step: SchemaPlan.Result.Step) -> String {
        let effect = step.effect
        let words =
            effect.lockWords + effect.workWords + effect.lossWords + (effect.breaking.map { ["breaking: \($0)"] } ?? [])
        return "\(step.summary): \(words.joined(separator: "; "))"
    }

    private mutating func section(_ title: String, _ entries: [String]) {
        guard !entries.isEmpty else { return }
        lines += ["", title] + entries.map { "  \($0)" }
    }

    /// A line without what would move the cursor or reorder the text.
    private static func visible(_ line: String) -> String {
        var result = ""
        for scalar in line.unicodeScalars {
            switch scalar.value {
            case 0x09: result.unicodeScalars.append(scalar)
            case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069:
                result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

extension DiffOrigin {
    /// Where the revision is, behind its name.
    fileprivate var place: String {
        isMergeBase
            ? " (where the branch parted, \(shortCommit))" : shortCommit.hasPrefix(revision) ? "" : " (\(shortCommit))"
    }
}
