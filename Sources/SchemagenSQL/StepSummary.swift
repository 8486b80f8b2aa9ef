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
            case "statistics", "default privileges": (object.kind, object.kind)
            case "index": ("index", "indexes")
            case "operator class": (object.kind, object.kind + "es")
            // `policy`, `operator family`, `text search dictionary`.
            case let kind where kind.hasSuffix("y"): (kind, kind.dropLast() + "ies")
            default: (object.kind, object.kind + "s")
            }
        }
    }
}

/// What a migration does, counted: the second line of its file.
enum StepSummary {
    private struct Count {
        let noun: (one: String, many: String)
        var number = 1
    }

    /// One line for what is created and one for what is dropped, where there is any.
    static func lines(_ steps: [Step], on database: Database) -> [String] {
        var created: [Count] = []
        var dropped: [Count] = []
        for step in steps {
            guard let noun = step.noun, isCounted(step, on: database) else { continue }
            if step.isDrop { add(noun, to: &dropped) } else { add(noun, to: &created) }
        }
        return [line("Creates", created), line("Drops", dropped)].compactMap(\.self)
    }

    private static func add(_ noun: (one: String, many: String), to counts: inout [Count]) {
        // There are few kinds of things.
        for position in counts.indices where counts[position].noun.one == noun.one {
            counts[position].number += 1
            return
        }
        counts.append(Count(noun: noun))
    }

    private static func line(_ verb: String, _ counts: [Count]) -> String? {
        var parts = counts.map { $0.number == 1 ? "1 \($0.noun.one)" : "\($0.number) \($0.noun.many)" }
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
