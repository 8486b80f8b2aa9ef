import SchemagenEvolution
import SchemagenModel

/// What databases notice of a change of the schema.
struct NoticedChanges {
    /// The changes in the order of the new schema, with the databases that notice each.
    private(set) var all: [(change: Change, databases: [Database])] = []
    /// Offsets by what the changes are about.
    private var offsets: [Subject: [Int]] = [:]

    private struct Subject: Hashable {
        var object: ObjectIdentity
        var part: Change.Part?
    }

    /// Compares two schemas on the databases that both are for.
    init(from old: Schema, to new: Schema) {
        for database in new.settings.databases where old.settings.databases.contains(database) {
            for change in Difference(from: old, to: new, on: database).changes {
                let subject = Subject(object: change.object, part: change.part)
                if let known = offsets[subject]?.first(where: { all[$0].change == change }) {
                    all[known].databases.append(database)
                } else {
                    offsets[subject, default: []].append(all.count)
                    all.append((change, [database]))
                }
            }
        }
    }

    /// Whether a database notices a change already.
    /// - Parameter what: What it is about, as `ComparedObject` says it.
    func contains(
        _ object: ObjectIdentity, _ part: Change.Part?, _ fate: ObjectDiff.Fate, about what: String? = nil
    ) -> Bool {
        let aspects: [Change.Aspect] =
            switch what {
            case "documentation": [.comment]
            case "Swift type", "type", "base": [.type]
            case "checks": [.checks]
            case "default": [.defaultValue]
            default: []
            }
        return offsets[Subject(object: object, part: part), default: []].contains { offset in
            let change = all[offset].change
            // The stored text of a case is its name in SQL.
            if what == "stored text" { return change.fate == .renamed }
            guard change.fate == fate else { return false }
            guard what != nil, case .changed(let aspect) = change.kind else { return what == nil }
            return aspects.contains(aspect)
        }
    }
}

extension Change {
    /// What happened, in short.
    var fate: ObjectDiff.Fate {
        switch kind {
        case .added: .added
        case .removed: .removed
        case .renamed: .renamed
        case .changed: .changed
        }
    }
}
