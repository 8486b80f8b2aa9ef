import SchemagenEvolution
import SchemagenModel

/// One thing that a schema change did to a table, view, enum or type.
enum ObjectChange: Sendable, Equatable {
    case created
    case removed
    /// Renamed, in Swift or in the database; the names before and after, in Swift and SQL.
    case renamed(from: RecordedObject, to: RecordedObject)
    /// What is said about it as a whole changed.
    case redescribed(from: String, to: String)
    case partAdded(RecordedObject.Part)
    case partRemoved(RecordedObject.Part)
    case partRenamed(from: RecordedObject.Part, to: RecordedObject.Part)
    case partChanged(from: RecordedObject.Part, to: RecordedObject.Part)

    /// What is different between two states of an object: the object as a whole, then its parts in the order of the new
    /// state, then what is gone.
    static func changes(from old: RecordedObject, to new: RecordedObject) -> [ObjectChange] {
        var changes: [ObjectChange] = []
        if old.identity != new.identity || old.sqlName != new.sqlName { changes.append(.renamed(from: old, to: new)) }
        if old.text != new.text { changes.append(.redescribed(from: old.text, to: new.text)) }
        let pairing = Pairing(old.parts.map(\.names), new.parts.map(\.names)) {
            old.parts[$0].text == new.parts[$1].text
        }
        for pair in pairing.pairs {
            let (before, after) = (old.parts[pair.old], new.parts[pair.new])
            if before.name != after.name || before.sqlName != after.sqlName {
                changes.append(.partRenamed(from: before, to: after))
            }
            if before.text != after.text { changes.append(.partChanged(from: before, to: after)) }
        }
        var removed = pairing.removed.map { old.parts[$0] }
        for part in pairing.added.map({ new.parts[$0] }) {
            // What is known by its SQL name alone is the same under another name where it says the same.
            if !part.hasSwiftName,
                let place = removed.firstIndex(where: { $0.kind == part.kind && $0.text == part.text })
            {
                changes.append(.partRenamed(from: removed.remove(at: place), to: part))
            } else {
                changes.append(.partAdded(part))
            }
        }
        return changes + removed.map(ObjectChange.partRemoved)
    }
}

extension RecordedObject.Part {
    /// By what it is told from the other parts: two kinds may share a name.
    fileprivate var names: Pairing.Names {
        Pairing.Names(
            name: "\(kind.rawValue) \(name)", formerName: formerName.map { "\(kind.rawValue) \($0)" },
            sqlName: "\(kind.rawValue) \(sqlName)")
    }

    /// Whether it is known by a Swift name, so that another name says that it is another thing.
    fileprivate var hasSwiftName: Bool {
        switch kind {
        case .column, .check, .enumCase, .query: true
        case .index, .primaryKey, .unique, .foreignKey, .exclusion, .partitioning: false
        }
    }
}
