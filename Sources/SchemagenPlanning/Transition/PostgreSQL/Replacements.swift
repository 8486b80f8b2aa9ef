import SchemagenEvolution
import SchemagenModel

/// Which views and routines that change PostgreSQL can replace where they stand: what stands on them stays, and so do rights,
/// owners and comments.
struct Replacements {
    /// By what they are in the old schema.
    private(set) var objects: Set<ObjectIdentity> = []

    private let old: Structure
    private let new: Structure
    /// The names that something has before or after it gets another.
    private var movingNames: Set<String> = []

    /// - Parameter changed: The views and SQL objects that are something else afterwards.
    init(_ correspondence: Correspondence, changed: Set<ObjectIdentity>) {
        old = correspondence.renamed
        new = correspondence.new
        guard new.isPostgreSQL, !changed.isEmpty else { return }
        collectNames(correspondence.old.schema, correspondence.renamed.schema)
        for pair in correspondence.views.pairs {
            let (before, after) = (old.schema.views[pair.old], new.schema.views[pair.new])
            let identity = ObjectIdentity(.view, before.info.name)
            if changed.contains(identity), canReplace(before, after) { objects.insert(identity) }
        }
        for pair in correspondence.opaqueObjects.pairs {
            let before = correspondence.oldOpaqueObjects[pair.old]
            let after = correspondence.newOpaqueObjects[pair.new]
            let identity = ObjectIdentity(.opaque, before.name)
            if changed.contains(identity), canReplace(before, after) { objects.insert(identity) }
        }
    }

    private mutating func collectNames(_ before: Schema, _ after: Schema) {
        func note(_ first: QualifiedName, _ second: QualifiedName) {
            guard first != second else { return }
            movingNames.formUnion([first.name, second.name])
            for schema in [first.schema, second.schema] { if let schema { movingNames.insert(schema) } }
        }
        func note(_ first: [ObjectInfo], _ second: [ObjectInfo]) {
            for (first, second) in zip(first, second) { note(QualifiedName(first), QualifiedName(second)) }
        }
        note(before.tables.map(\.info), after.tables.map(\.info))
        note(before.views.map(\.info), after.views.map(\.info))
        note(before.enums.map(\.info), after.enums.map(\.info))
        note(before.types.map(\.info), after.types.map(\.info))
        note(before.sequences.map(\.info), after.sequences.map(\.info))
        for (first, second) in zip(before.tables, after.tables) {
            for (first, second) in zip(first.columns, second.columns) {
                note(QualifiedName(first.sqlName, in: nil), QualifiedName(second.sqlName, in: nil))
            }
        }
        for (first, second) in zip(before.enums, after.enums) {
            for (first, second) in zip(first.cases, second.cases) where first.sqlName != second.sqlName {
                movingNames.formUnion([first.sqlName, second.sqlName])
            }
        }
    }

    /// Whether a text names the same things before and after everything else has changed.
    private func isSettled(_ words: SQLWords) -> Bool { !movingNames.contains(where: words.name) }

    /// The columns of a view are those that its tables have when it is made.
    private func isSettled(query: String) -> Bool {
        let words = SQLWords(query)
        return !words.hasStar && isSettled(words)
    }

    /// New columns at the end are no hindrance, unless something stands on the view: the way back has to drop it.
    private func canReplace(_ before: View, _ after: View) -> Bool {
        guard !before.isMaterialized, !after.isMaterialized, QualifiedName(before.info) == QualifiedName(after.info),
            let first = before.query.postgresql, let second = after.query.postgresql, isSettled(query: first),
            isSettled(query: second)
        else { return false }
        let columns = before.columns.filter { $0.databases.contains(.postgresql) }
        let others = after.columns.filter { $0.databases.contains(.postgresql) }
        guard !columns.isEmpty, others.count >= columns.count else { return false }
        for (column, other) in zip(columns, others)
        where column.sqlName != other.sqlName || text(of: column, in: old) != text(of: other, in: new) { return false }
        guard others.count > columns.count else { return true }
        let identity = ObjectIdentity(.view, after.info.name)
        return Dependents(in: new, changed: [identity], disturbances: [:]).gone == [identity]
    }

    private func text(of column: Column, in structure: Structure) -> [UInt8] {
        structure.typeText(of: TypeConversion.plain(column.type, in: structure))
    }

    private func canReplace(_ before: OpaqueObject, _ after: OpaqueObject) -> Bool {
        guard ["function", "procedure"].contains(before.kind), before.kind == after.kind,
            let first = before.create.postgresql, let second = after.create.postgresql, isSettled(SQLWords(first)),
            isSettled(SQLWords(second)), let former = RoutineText(first), let latter = RoutineText(second)
        else { return false }
        return former.signature == latter.signature
    }
}
