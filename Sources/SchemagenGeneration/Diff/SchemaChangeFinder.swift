import SchemagenEvolution
import SchemagenLanguage
import SchemagenModel
import SchemagenPlanning
import SchemagenSwift

/// Finds what changed between two versions of a schema: what databases notice, as `SchemagenEvolution` says it, and
/// beside that what only models, documents and the tool see.
struct SchemaChangeFinder {
    private let old: DiffVersion
    private let new: DiffVersion
    /// What databases notice.
    private let noticed: NoticedChanges
    private(set) var renames = SwiftRenames()
    private var objects: [ObjectIdentity: ObjectDiff] = [:]
    /// The objects that are gone, in the order of the old schema.
    private var gone: [ObjectIdentity] = []
    /// The old names of columns and cases by the new ones, by the object's new identity.
    private var formerParts: [ObjectIdentity: [String: String]] = [:]

    /// - Parameters:
    ///   - old: The version before.
    ///   - new: The version after.
    init(from old: DiffVersion, to new: DiffVersion) {
        self.old = old
        self.new = new
        noticed = NoticedChanges(from: old.schema, to: new.schema)
    }

    /// The changes, object by object: the header, what there is in the order of the new schema, then what is gone.
    mutating func find() -> [ObjectDiff] {
        let (former, latter) = (ComparedObject.all(in: old.schema), ComparedObject.all(in: new.schema))
        let pairing = Pairing(former.map(\.names), latter.map(\.names)) { isSame(former[$0], latter[$1]) }
        let pairs = pairing.pairs.map { (former[$0.old], latter[$0.new]) }
        // Names first: what databases notice is told by them.
        for (before, after) in pairs { note(before, after) }
        for noticed in noticed.all { take(noticed.change, on: noticed.databases) }
        for (before, after) in pairs { compare(before, after) }
        for offset in pairing.added { addWhole(latter[offset], .added) }
        for offset in pairing.removed { addWhole(former[offset], .removed) }
        return header() + sorted()
    }

    /// Whether two objects of one SQL name are the same, which databases are to find too where they have them.
    private func isSame(_ one: ComparedObject, _ other: ComparedObject) -> Bool {
        !noticed.contains(one.identity, nil, .removed) && !noticed.contains(other.identity, nil, .added)
            && one.parts.filter(\.isNamed).map(\.sqlName).sorted()
                == other.parts.filter(\.isNamed).map(\.sqlName).sorted()
    }

    // MARK: Names

    private mutating func note(_ before: ComparedObject, _ after: ComparedObject) {
        if before.identity != after.identity { renames.types[before.identity.name] = after.identity.name }
        for (part, other) in pairs(before, after).pairs where part.name != other.name {
            formerParts[after.identity, default: [:]][other.name] = part.name
            renames.members[before.identity.name, default: [:]][part.name] = other.name
        }
    }

    /// The parts that correspond, and those that came and went; of what goes by its SQL name only those that have kept
    /// it.
    private func pairs(_ before: ComparedObject, _ after: ComparedObject) -> (
        pairs: [(ComparedObject.Part, ComparedObject.Part)], added: [ComparedObject.Part],
        removed: [ComparedObject.Part]
    ) {
        func names(_ part: ComparedObject.Part) -> Pairing.Names {
            let kind = part.kind
            return Pairing.Names(
                name: "\(kind) \(part.name)", formerName: part.formerName.map { "\(kind) \($0)" },
                sqlName: "\(kind) \(part.sqlName)")
        }
        let pairing = Pairing(before.parts.map(names), after.parts.map(names)) {
            let (one, other) = (before.parts[$0], after.parts[$1])
            // An empty name is that of everything that no database holds.
            return !one.sqlName.isEmpty && !noticed.contains(after.identity, one.part, .removed)
                && !noticed.contains(after.identity, other.part, .added)
        }
        return (
            pairing.pairs.map { (before.parts[$0.old], after.parts[$0.new]) },
            pairing.added.map { after.parts[$0] }.filter(\.isNamed),
            pairing.removed.map { before.parts[$0] }.filter(\.isNamed)
        )
    }

    // MARK: What databases notice

    private mutating func take(_ change: Change, on databases: [Database]) {
        let isGone = change.kind == .removed && change.part == nil
        let before = ObjectIdentity(change.object.kind, change.formerName ?? change.object.name)
        let oldPart = oldPart(of: change)
        var words = change.description
        if case .renamed(let sqlName) = change.kind {
            let oldName = change.part == nil ? before.name : oldPart.map(Self.name) ?? ""
            let newName = change.part.map(Self.name) ?? change.object.name
            if oldName != newName, !oldName.isEmpty {
                let owner = change.part == nil ? "" : change.object.name + "."
                words = "`\(owner)\(oldName)` was renamed to `\(owner)\(newName)`; in SQL it was `\(sqlName)`"
            }
        }
        let isAll = change.kind == .added || change.kind == .removed
        add(
            SchemaChange(
                fate: change.fate, kind: Self.kind(change), name: change.part.map(Self.name) ?? "",
                words: words, scope: .databases(databases),
                old: change.kind == .added ? nil : old.declaration(before, oldPart, isWhole: isAll),
                new: change.kind == .removed ? nil : new.declaration(change.object, change.part, isWhole: isAll)),
            to: change.object, from: isGone ? nil : change.formerName, isGone: isGone)
    }

    /// The part of the old schema that a change is about.
    private func oldPart(of change: Change) -> Change.Part? {
        guard let part = change.part, change.kind != .removed else { return change.part }
        let former = formerParts[change.object] ?? [:]
        var sqlName: String?
        if case .renamed(let name) = change.kind { sqlName = name }
        return switch part {
        case .column(let name): .column(former[name] ?? name)
        case .enumCase(let name): .enumCase(former[name] ?? name)
        case .unique(let name): .unique(sqlName ?? name)
        case .foreignKey(let name): .foreignKey(sqlName ?? name)
        case .exclusion(let name): .exclusion(sqlName ?? name)
        case .index(let name): .index(sqlName ?? name)
        case .check, .primaryKey, .partition: part
        }
    }

    private static func name(_ part: Change.Part) -> String {
        switch part {
        case .primaryKey: ""
        case .column(let name), .unique(let name), .foreignKey(let name), .exclusion(let name), .index(let name),
            .check(let name), .enumCase(let name), .partition(let name):
            name
        }
    }

    private static func kind(_ change: Change) -> String {
        switch change.part {
        case nil: change.object.kind.rawValue
        case .column: "column"
        case .primaryKey: "primary key"
        case .unique: "unique constraint"
        case .foreignKey: "foreign key"
        case .exclusion: "exclusion constraint"
        case .index: "index"
        case .check: "check"
        case .enumCase: "case"
        case .partition: "partition"
        }
    }

    // MARK: What nobody else notices

    private mutating func compare(_ before: ComparedObject, _ after: ComparedObject) {
        let object = after.identity
        let formerName = before.identity.name == object.name ? nil : before.identity.name
        if let formerName, !noticed.contains(object, nil, .renamed) {
            addPlain(
                .renamed, "`\(formerName)` is called `\(object.name)` now", .models, object, from: formerName,
                (before.anchor, after.anchor))
        }
        for (fact, other) in zip(before.facts, after.facts) where fact.text != other.text {
            // What a database holds of a type shows in its columns, and is said there too.
            guard !noticed.contains(object, nil, .changed, about: fact.what) else { continue }
            addPlain(
                .changed,
                "the \(other.what) of \(object.kind == .opaque ? "" : object.kind.rawValue + " ")`\(object.name)`"
                    + " changed", other.scope, object, from: formerName, (before.anchor, after.anchor))
        }
        let parts = pairs(before, after)
        for (part, other) in parts.pairs { compare(part, other, of: object, from: formerName) }
        for part in parts.added { addPart(part, .added, of: object, from: formerName) }
        for part in parts.removed { addPart(part, .removed, of: object, from: formerName) }
    }

    private mutating func compare(
        _ before: ComparedObject.Part, _ after: ComparedObject.Part, of object: ObjectIdentity, from formerName: String?
    ) {
        let subject = Self.subject(after, of: object)
        if before.name != after.name, !noticed.contains(object, after.part, .renamed) {
            addPlain(
                .renamed, "\(Self.subject(before, of: object)) is called \(subject) now", .models, object,
                from: formerName, (before.anchor, after.anchor), part: after)
        }
        for (fact, other) in zip(before.facts, after.facts) where fact.text != other.text {
            guard !noticed.contains(object, after.part, .changed, about: fact.what) else { continue }
            addPlain(
                .changed, "the \(other.what) of \(subject) changed", other.scope, object,
                from: formerName, (before.anchor, after.anchor), part: after)
        }
    }

    private mutating func addPart(
        _ part: ComparedObject.Part, _ fate: ObjectDiff.Fate, of object: ObjectIdentity, from formerName: String?
    ) {
        guard !noticed.contains(object, part.part, fate) else { return }
        let words = "\(Self.subject(part, of: object)) was \(fate.rawValue)"
        addPlain(
            fate, words, .models, object, from: formerName,
            (fate == .removed ? part.anchor : nil, fate == .added ? part.anchor : nil), part: part)
    }

    /// An object that came or went without a change of its own: an enum that is no type of any database.
    private mutating func addWhole(_ object: ComparedObject, _ fate: ObjectDiff.Fate) {
        guard !noticed.contains(object.identity, nil, fate) else { return }
        let version = fate == .added ? new : old
        let declaration = version.declaration(at: object.anchor, of: object.identity.kind, isWhole: true)
        add(
            SchemaChange(
                fate: fate, kind: object.identity.kind.rawValue, name: "",
                words: "\(object.identity.kind.rawValue) `\(object.identity.name)` was \(fate.rawValue)",
                scope: .models,
                old: fate == .removed ? declaration : nil, new: fate == .added ? declaration : nil),
            to: object.identity, from: nil, isGone: fate == .removed)
    }

    private static func subject(_ part: ComparedObject.Part, of object: ObjectIdentity) -> String {
        if let identified = part.part { return Change(.added, object, part: identified).subject }
        return "\(part.kind) `\(object.name).\(part.name)`"
    }

    private mutating func addPlain(
        _ fate: ObjectDiff.Fate, _ words: String, _ scope: SchemaChange.Scope, _ object: ObjectIdentity,
        from formerName: String?, _ anchors: (old: SourceAnchor?, new: SourceAnchor?),
        part: ComparedObject.Part? = nil
    ) {
        let kind = part == nil ? object.kind : nil
        add(
            SchemaChange(
                fate: fate, kind: part?.kind ?? object.kind.rawValue, name: part?.name ?? "", words: words,
                scope: scope,
                old: anchors.old.flatMap { old.declaration(at: $0, of: kind, isWhole: false) },
                new: anchors.new.flatMap { new.declaration(at: $0, of: kind, isWhole: false) }),
            to: object, from: formerName, isGone: false)
    }

    // MARK: The list

    private mutating func add(
        _ change: SchemaChange, to object: ObjectIdentity, from formerName: String?, isGone: Bool
    ) {
        if objects[object] == nil {
            let version = isGone ? old : new
            objects[object] = ObjectDiff(
                kind: object.kind.rawValue, name: object.name, formerName: formerName, fate: .changed,
                line: version.anchor(object, nil).map(version.line) ?? 1, changes: [])
            if isGone { gone.append(object) }
        }
        objects[object]?.changes.append(change)
        if change.kind == object.kind.rawValue, change.fate != .changed { objects[object]?.fate = change.fate }
        if objects[object]?.formerName == nil { objects[object]?.formerName = formerName }
    }

    private func sorted() -> [ObjectDiff] {
        var result: [ObjectDiff] = []
        var rest = Set(objects.keys)
        let order = new.schema.declarationOrder + ComparedObject.all(in: new.schema).map(\.identity)
        for identity in order where rest.remove(identity) != nil {
            // A thing may have the name of one that is gone.
            if let object = objects[identity] { result.append(object) }
        }
        let former = old.schema.declarationOrder + ComparedObject.all(in: old.schema).map(\.identity)
        for identity in former where rest.remove(identity) != nil {
            if let object = objects[identity] { result.append(object) }
        }
        return result
            + rest.sorted { ($0.kind.rawValue, $0.name) < ($1.kind.rawValue, $1.name) }.compactMap { objects[$0] }
    }

    private func header() -> [ObjectDiff] {
        let words = HeaderChanges.find(from: old.schema, to: new.schema)
        guard !words.isEmpty else { return [] }
        let changes = words.enumerated().map { number, found in
            SchemaChange(
                fate: .changed, kind: "setting", name: found.name, words: found.words, scope: found.scope,
                old: number == 0 ? old.header : nil, new: number == 0 ? new.header : nil)
        }
        return [
            ObjectDiff(
                kind: "schema", name: new.schema.name, formerName: nil, fate: .changed, line: new.header?.line ?? 1,
                changes: changes)
        ]
    }
}

extension ComparedObject {
    /// By what it is told from the others.
    fileprivate var names: Pairing.Names {
        let kind = identity.kind.rawValue
        return Pairing.Names(
            name: "\(kind) \(identity.name)", formerName: formerName.map { "\(kind) \($0)" },
            sqlName: "\(kind) \(sqlName)")
    }
}
