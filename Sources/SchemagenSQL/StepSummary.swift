import SchemagenModel
import SchemagenPlanning

extension Step {
    /// What the step does with what, in singular and plural; nil where it belongs to another step.
    fileprivate var noun: (verb: StepSummary.Verb, one: String, many: String)? {
        switch self {
        case .createNamespace: (.create, "schema", "schemas")
        case .dropNamespace: (.drop, "schema", "schemas")
        case .createExtension: (.create, "extension", "extensions")
        case .dropExtension: (.drop, "extension", "extensions")
        case .changeExtension: (.change, "extension", "extensions")
        case .createEnum(let value): value.storage == .check ? nil : (.create, "enum", "enums")
        case .dropEnum(let value): value.storage == .check ? nil : (.drop, "enum", "enums")
        case .addEnumValue: (.add, "enum value", "enum values")
        case .renameEnumValue: (.rename, "enum value", "enum values")
        case .createDomain: (.create, "domain", "domains")
        case .dropDomain: (.drop, "domain", "domains")
        case .addDomainCheck: (.add, "domain check", "domain checks")
        case .validateDomainCheck: (.validate, "domain check", "domain checks")
        case .dropDomainCheck: (.drop, "domain check", "domain checks")
        case .createSequence: (.create, "sequence", "sequences")
        case .dropSequence: (.drop, "sequence", "sequences")
        case .changeSequence: (.change, "sequence", "sequences")
        case .ownSequence, .disownSequence, .comment, .renameNotNulls, .nameParts, .attachIndex, .requireNoRows,
            .keepRights, .returnRights, .copyTypeRights:
            nil
        case .rename(let kind, _, _): (.rename, kind.rawValue, kind.rawValue + (kind == .index ? "es" : "s"))
        case .move(let kind, _, _): (.move, kind.rawValue, kind.rawValue + "s")
        case .renameColumn: (.rename, "column", "columns")
        case .renameConstraint: (.rename, "constraint", "constraints")
        case .createTable: (.create, "table", "tables")
        case .dropTable: (.drop, "table", "tables")
        case .rebuildTable: (.rebuild, "table", "tables")
        case .changeDomainDefault, .changeDomainNullability: (.change, "domain", "domains")
        case .repartition, .leaveParents, .changeOptions, .changeMarks: (.change, "table", "tables")
        case .addColumn: (.add, "column", "columns")
        case .dropColumn: (.drop, "column", "columns")
        case .changeType, .changeDefault, .changeNullability, .changeIdentity, .changeKeeping:
            (.change, "column", "columns")
        case .backfill(let backfill): backfill.form == .rest ? nil : (.fill, "column", "columns")
        case .addConstraint(let constraint, _, _, _), .adoptIndex(let constraint, _):
            (.add, constraint.noun, constraint.noun + "s")
        case .validateConstraint(let constraint, _): (.validate, constraint.noun, constraint.noun + "s")
        case .dropConstraint(let constraint, _, _): (.drop, constraint.noun, constraint.noun + "s")
        case .createIndex, .createIndexWithoutParts: (.create, "index", "indexes")
        case .dropIndex: (.drop, "index", "indexes")
        case .createTouchTrigger: (.create, "trigger", "triggers")
        case .muteTouchTrigger: (.change, "trigger", "triggers")
        case .dropTouchTrigger: (.drop, "trigger", "triggers")
        case .createView: (.create, "view", "views")
        case .dropView: (.drop, "view", "views")
        case .replaceView: (.change, "view", "views")
        case .createOpaque(let object): Self.noun(.create, object)
        case .replaceOpaque(let object): Self.noun(.change, object)
        case .dropOpaque(let object): Self.noun(.drop, object)
        }
    }

    private static func noun(
        _ verb: StepSummary.Verb, _ object: OpaqueObject
    ) -> (verb: StepSummary.Verb, one: String, many: String) {
        switch object.kind {
        case "statistics", "default privileges": (verb, object.kind, object.kind)
        case "index": (verb, "index", "indexes")
        case "operator class": (verb, object.kind, object.kind + "es")
        // `policy`, `operator family`, `text search dictionary`.
        case let kind where kind.hasSuffix("y"): (verb, kind, kind.dropLast() + "ies")
        default: (verb, object.kind, object.kind + "s")
        }
    }
}

/// What a migration does, counted: the second line of its file.
enum StepSummary {
    /// What a step does.
    enum Verb: String, CaseIterable {
        case create = "Creates"
        case add = "Adds"
        case change = "Changes"
        case rename = "Renames"
        case move = "Moves"
        case rebuild = "Rebuilds"
        case fill = "Fills"
        case validate = "Validates"
        case drop = "Drops"
    }

    private struct Count {
        let one: String
        let many: String
        var number: Int
    }

    /// One line for each thing that is done, with what it is done to.
    static func lines(_ steps: [Step], on database: Database) -> [String] {
        var counts: [Verb: [Count]] = [:]
        for step in steps {
            guard let noun = step.noun, isCounted(step, on: database) else { continue }
            add(noun.one, noun.many, number(of: step), to: &counts[noun.verb, default: []])
        }
        return Verb.allCases.compactMap { line($0.rawValue, counts[$0] ?? []) }
    }

    /// How many things a step does something with.
    private static func number(of step: Step) -> Int {
        if case .backfill(let backfill) = step { backfill.values.count } else { 1 }
    }

    private static func add(_ one: String, _ many: String, _ number: Int, to counts: inout [Count]) {
        // There are few kinds of things.
        for position in counts.indices where counts[position].one == one {
            counts[position].number += number
            return
        }
        counts.append(Count(one: one, many: many, number: number))
    }

    private static func line(_ verb: String, _ counts: [Count]) -> String? {
        var parts = counts.map { $0.number == 1 ? "1 \($0.one)" : "\($0.number) \($0.many)" }
        guard let last = parts.popLast() else { return nil }
        return verb + " " + (parts.isEmpty ? last : parts.joined(separator: ", ") + " and " + last) + "."
    }

    /// SQLite has neither enums nor domains.
    private static func isCounted(_ step: Step, on database: Database) -> Bool {
        guard database == .sqlite else { return true }
        switch step {
        case .createEnum, .dropEnum, .createDomain, .dropDomain: return false
        default: return true
        }
    }
}
