import SchemagenModel
import SchemagenPlanning

extension Step {
    /// Whether the step takes something away, so that its object belongs to the schema before.
    var isDrop: Bool {
        switch self {
        case .dropNamespace, .dropExtension, .dropEnum, .dropDomain, .dropSequence, .dropTable, .dropForeignKey,
            .dropIndex,
            .dropTouchTrigger, .dropView, .dropOpaque:
            true
        default: false
        }
    }

    /// What the step creates or drops, in singular and plural; nil where it belongs to another step.
    fileprivate var noun: (one: String, many: String)? {
        switch self {
        case .createNamespace, .dropNamespace: ("schema", "schemas")
        case .createExtension, .dropExtension: ("extension", "extensions")
        case .createEnum(let value), .dropEnum(let value): value.storage == .check ? nil : ("enum", "enums")
        case .createDomain, .dropDomain: ("domain", "domains")
        case .createSequence, .dropSequence: ("sequence", "sequences")
        case .ownSequence: nil
        case .createTable, .dropTable: ("table", "tables")
        case .addForeignKey, .dropForeignKey: ("foreign key", "foreign keys")
        case .createIndex, .dropIndex: ("index", "indexes")
        case .createTouchTrigger, .dropTouchTrigger: ("trigger", "triggers")
        case .createView, .dropView: ("view", "views")
        case .createOpaque(let object), .dropOpaque(let object):
            switch object.kind {
            case "policy": ("policy", "policies")
            case "statistics", "default privileges": (object.kind, object.kind)
            default: (object.kind, object.kind + "s")
            }
        }
    }
}

/// What a migration does, counted: the second line of its file.
enum StepSummary {
    /// One line for what is created and one for what is dropped, where there is any.
    static func lines(_ steps: [Step], on database: Database) -> [String] {
        var lines: [String] = []
        for (isDrop, verb) in [(false, "Creates"), (true, "Drops")] {
            var order: [String] = []
            var counts: [String: (count: Int, many: String)] = [:]
            for step in steps where step.isDrop == isDrop {
                guard let noun = step.noun, isCounted(step, on: database) else { continue }
                if counts[noun.one] == nil { order.append(noun.one) }
                counts[noun.one, default: (0, noun.many)].count += 1
            }
            var parts: [String] = []
            for one in order {
                guard let entry = counts[one] else { continue }
                parts.append(entry.count == 1 ? "1 \(one)" : "\(entry.count) \(entry.many)")
            }
            guard let last = parts.popLast() else { continue }
            lines.append(verb + " " + (parts.isEmpty ? last : parts.joined(separator: ", ") + " and " + last) + ".")
        }
        return lines
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
