import SchemagenHistory
import SchemagenLanguage
import SchemagenModel
import SchemagenValidation

/// A row of the quick status.
struct ValidationComponent {
    let name: String
    let status: ReportStatus
    let found: String
    /// Empty where nothing is.
    let toDo: String

    func add(to rows: inout MarkdownTable) {
        rows.cell(name)
        rows.cell(status.rawValue)
        rows.cell(found)
        rows.cell(toDo.isEmpty ? "nothing" : toDo)
    }
}

/// The rows of the quick status, each from its facts.
enum ValidationComponents {
    static func all(_ facts: ValidationFacts) -> [ValidationComponent] {
        [schema(facts), sqlNames(facts), swiftNames(facts), foreignKeys(facts), indexes(facts), migrations(facts)]
            + [
                generated("Models", facts.input.drift.models, facts, "compared with the schema, byte for byte"),
                generated("Documents", facts.input.drift.documents, facts, "compared with the schema, byte for byte"),
            ]
            + facts.schema.settings.databases.map { evidence(on: $0, facts) }
            + [deprecated(facts), documentation(facts)]
    }

    private static func schema(_ facts: ValidationFacts) -> ValidationComponent {
        func count(_ severity: Severity) -> Int {
            facts.input.findings.count { $0.diagnostic.severity == severity }
        }
        let (errors, warnings, notes) = (count(.error), count(.warning), count(.note))
        var found = [
            CommonText.count(errors, "error"), CommonText.count(warnings, "warning"), CommonText.count(notes, "note"),
        ].joined(separator: ", ")
        if !facts.input.suppressed.isEmpty { found += "; \(facts.input.suppressed.count) allowed with a reason" }
        return ValidationComponent(
            name: "Schema", status: errors > 0 ? .fail : warnings > 0 ? .warning : .pass, found: found,
            toDo: errors + warnings > 0
                ? "mend them, or allow them with a reason; see [findings](#findings)"
                : notes > 0 ? "nothing; the notes are under [findings](#findings)" : "")
    }

    private static func sqlNames(_ facts: ValidationFacts) -> ValidationComponent {
        names(
            "Table and index names", facts.conflicts.sql,
            "\(CommonText.count(facts.conflicts.compared, "name")) compared as the databases compare them", "with `as`")
    }

    private static func swiftNames(_ facts: ValidationFacts) -> ValidationComponent {
        let schema = facts.schema
        let count = schema.tables.count + schema.views.count + schema.enums.count + schema.types.count
        return names(
            "Swift type names", facts.conflicts.swift,
            "\(CommonText.count(count, "name")) compared, capitals or not: each is a file too", "in the schema")
    }

    private static func names(
        _ name: String, _ conflicts: [NameConflicts.Conflict], _ compared: String, _ place: String
    ) -> ValidationComponent {
        let found = ReportText.names(conflicts.map(\.name))
        return ValidationComponent(
            name: name, status: conflicts.isEmpty ? .pass : .fail,
            found: conflicts.isEmpty
                ? "none is there twice; \(compared)"
                : "\(found) \(conflicts.count == 1 ? "is" : "are") there more than once; \(compared)",
            toDo: conflicts.isEmpty ? "" : "rename one of each \(place); see [name conflicts](#name-conflicts)")
    }

    private static func foreignKeys(_ facts: ValidationFacts) -> ValidationComponent {
        let all = facts.foreignKeys.all
        guard !all.isEmpty else {
            return ValidationComponent(name: "Foreign keys", status: .pass, found: "there is none", toDo: "")
        }
        let targets = all.count(where: \.hasTarget)
        let fitting = all.count { $0.fit == .same }
        let indexed = all.count(where: \.isIndexed)
        let isBroken = targets < all.count || all.contains { $0.fit == .incomparable }
        let isComplete = fitting == all.count && indexed == all.count
        var toDo: [String] = []
        if targets < all.count { toDo.append("mend those without a target") }
        if fitting < targets { toDo.append("give both sides one type") }
        if indexed < all.count { toDo.append("add indexes to the other \(all.count - indexed)") }
        let place = toDo.isEmpty ? "" : "; see [foreign keys](#foreign-keys)"
        return ValidationComponent(
            name: "Foreign keys", status: isBroken ? .fail : isComplete ? .pass : .warning,
            found: "\(targets) of \(all.count) targets exist, the types of \(fitting) fit, \(indexed) are indexed",
            toDo: toDo.joined(separator: ", ") + place)
    }

    private static func indexes(_ facts: ValidationFacts) -> ValidationComponent {
        var parts: [String] = []
        for database in facts.schema.settings.databases {
            var counts = IndexCounts()
            for table in facts.schema.tables { counts += IndexCounts(table, on: database, facts.context.index) }
            for view in facts.schema.views { counts += IndexCounts(view, on: database) }
            parts.append("\(database.title) \(counts.words)")
        }
        let redundant = facts.redundancies.values.reduce(0) { $0 + $1.count }
        parts.append(redundant == 0 ? "none is redundant" : "\(redundant) redundant")
        return ValidationComponent(
            name: "Indexes", status: redundant == 0 ? .pass : .warning, found: parts.joined(separator: "; "),
            toDo: redundant == 0 ? "" : "drop what another does anyway; see [redundant indexes](#redundant-indexes)")
    }

    private static func migrations(_ facts: ValidationFacts) -> ValidationComponent {
        let errors = facts.input.drift.history.filter { $0.severity == .error }
        let warnings = facts.input.drift.history.count - errors.count
        guard facts.history.lock != nil, !facts.history.entries.isEmpty else {
            return ValidationComponent(
                name: "Migrations", status: .fail, found: "there is no history that can be read",
                toDo: "run \(ReportText.command("generate")), or restore the lock from version control")
        }
        let entries = facts.history.entries
        var parts = [CommonText.count(entries.count, "migration")]
        if errors.isEmpty {
            parts.append(
                "the chain of \(ReportText.hash(facts.history.lock?.tip ?? "")) is whole and leads to the schema")
        } else {
            parts.append("\(CommonText.count(errors.count, "difference")) from what lock and schema say")
        }
        let accepted = entries.filter { $0.handwork == .accepted }
        let drafts = facts.history.drafts
        if !accepted.isEmpty { parts.append("by hand, proved: \(ReportText.names(accepted.map(\.title)))") }
        if !drafts.isEmpty { parts.append("drafts: \(ReportText.names(drafts.map(\.title)))") }
        if warnings > 0 { parts.append(CommonText.count(warnings, "warning")) }
        let isBroken = !errors.isEmpty || !drafts.isEmpty
        return ValidationComponent(
            name: "Migrations", status: isBroken ? .fail : warnings > 0 ? .warning : .pass,
            found: parts.joined(separator: "; "),
            toDo: !drafts.isEmpty
                ? "write the drafts, then run \(ReportText.command("migration accept"))"
                : isBroken || warnings > 0 ? "see [drift](#drift)" : "")
    }

    private static func generated(
        _ name: String, _ findings: [FileDiagnostic]?, _ facts: ValidationFacts, _ how: String
    ) -> ValidationComponent {
        guard let findings else {
            return ValidationComponent(
                name: name, status: .unmeasured, found: "not compared while something before them drifts",
                toDo: "run \(ReportText.command("generate"))")
        }
        let errors = findings.filter { $0.severity == .error }
        return ValidationComponent(
            name: name, status: errors.isEmpty ? .pass : .fail,
            found: errors.isEmpty ? "in step; \(how)" : "\(CommonText.count(errors.count, "file")) drifted",
            toDo: errors.isEmpty ? "" : "run \(ReportText.command("generate")); see [drift](#drift)")
    }

    /// Up to where the history was proved, where it went on since.
    private static func partly(on database: Database, _ facts: ValidationFacts) -> String? {
        guard let last = facts.history.partialProofs[database]?.map(\.last).max() else { return nil }
        return "proved up to \(MarkdownText.code(LockEntry.padded(last))); nothing was proved of those after it"
    }

    private static func evidence(on database: Database, _ facts: ValidationFacts) -> ValidationComponent {
        let name = "Evidence on \(database.title)"
        let toDo = HistoryFacts.proving(database)
        if facts.input.evidence == nil, facts.input.history.files[Evidence.fileName] != nil {
            return ValidationComponent(
                name: name, status: .fail, found: "the evidence cannot be read", toDo: "delete it, then \(toDo)")
        }
        guard facts.history.isIntact else {
            return ValidationComponent(
                name: name, status: .unmeasured, found: "whatever was proved was proved of another history",
                toDo: "mend the migrations, then \(toDo)")
        }
        let records = facts.history.proofs[database] ?? []
        guard !records.isEmpty else {
            return ValidationComponent(
                name: name, status: facts.schema.settings.requireEvidence ? .fail : .unmeasured,
                found: facts.schema.settings.requireEvidence
                    ? "nothing was proved of these migrations, and the schema asks for it"
                    : partly(on: database, facts) ?? "nothing was proved of these migrations", toDo: toDo)
        }
        let unmeasured = records.contains { !$0.unmeasured.isEmpty }
        return ValidationComponent(
            name: name, status: unmeasured ? .warning : .pass,
            found: records.map { "\(ReportText.engine($0)): \(facts.history.words(of: $0))" }.joined(separator: "; "),
            toDo: unmeasured ? "give those tables rows with \(ReportText.command("verify --rows FILE"))" : "")
    }

    private static func deprecated(_ facts: ValidationFacts) -> ValidationComponent {
        let items = facts.deprecated.items
        let used = facts.deprecated.used
        let mentioned = facts.deprecated.mentioned
        return ValidationComponent(
            name: "Deprecated", status: used == 0 ? .pass : .warning,
            found: items.isEmpty
                ? "nothing is"
                : "\(CommonText.count(items.count, "thing")), \(used) of them still used"
                    + (mentioned == 0 ? "" : ", \(mentioned) perhaps, by SQL"),
            toDo: used == 0 ? "" : "lead what uses them elsewhere; see [deprecated](#deprecated)")
    }

    private static func documentation(_ facts: ValidationFacts) -> ValidationComponent {
        let all = Documentable.all(in: facts.schema)
        let documented = all.count(where: \.isDocumented)
        let wanted = facts.schema.settings.lint[.documented]
        guard documented < all.count else {
            return ValidationComponent(
                name: "Documentation", status: .pass,
                found: all.isEmpty ? "there is nothing to document" : "all of \(all.count) things", toDo: "")
        }
        let found = "\(documented) of \(all.count) things, \(documented * 100 / all.count) percent"
        guard wanted > 0 else {
            return ValidationComponent(
                name: "Documentation", status: .warning, found: "\(found); the schema asks for no share",
                toDo: "say in the header how much is wanted: `lint: { documented: 80 }`")
        }
        let isEnough = documented * 100 >= wanted * all.count
        return ValidationComponent(
            name: "Documentation", status: isEnough ? .pass : .warning,
            found: "\(found); the schema asks for \(wanted)",
            toDo: isEnough ? "" : "write `///` lines; `lint: { undocumented: note }` names each place")
    }
}
