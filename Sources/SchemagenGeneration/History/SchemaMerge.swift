import SchemagenEvolution
import SchemagenModel
import SchemagenProject

/// Two changes of one schema brought together: what one branch changed, said of the schema that another has reached.
///
/// Things are the same where they have the same Swift name, or the same SQL name where they have no other. What one branch
/// leaves as it was is as the other has it; what both touched is a conflict, even where both say the same: two branches that
/// add a column of one name need not mean the same by it.
struct SchemaMerge {
    /// Something that both branches touched.
    struct Conflict: Equatable {
        /// What a branch did to it.
        enum Deed { case adds, changes, removes }

        /// The thing.
        var object: ObjectIdentity
        var part: Change.Part?
        var mine: Deed
        var theirs: Deed

        /// What is wrong, without a full stop.
        var message: String {
            let subject = Change(.added, object, part: part).subject
            return switch (mine, theirs) {
            case (.adds, _): "both branches add \(subject)"
            case (.removes, _): "your branch removes \(subject), which the other one changes"
            case (_, .removes): "your branch changes \(subject), which the other one removes"
            default: "both branches change \(subject)"
            }
        }
    }

    /// The schema with both changes.
    private(set) var schema: Schema
    /// What both touched; the schema is not to be used where there is something.
    private(set) var conflicts: [Conflict] = []

    /// Brings two changes together.
    /// - Parameters:
    ///   - base: The schema that mine starts from.
    ///   - mine: Where it leads; its hints are kept, but for those that the base has.
    ///   - theirs: The schema that the other branch has reached.
    init(of base: Schema, to mine: Schema, onto theirs: Schema) {
        let mine = mine.withoutHints(of: base)
        let base = base.withoutHints
        schema = theirs.withoutHints
        let ground = schema
        merge(\.namespaces, base, mine, ground, by: \.name) { (ObjectIdentity(.namespace, $0), nil) }
        merge(\.extensions, base, mine, ground, by: \.name) { (ObjectIdentity(.extension, $0), nil) }
        schema.enums = list(
            base.enums, mine.enums, ground.enums, by: \.info.name, { (ObjectIdentity(.enumeration, $0), nil) },
            combining: { $0.combine($1, $2, $3) })
        merge(\.types, base, mine, ground, by: \.info.name) { (ObjectIdentity(.type, $0), nil) }
        merge(\.sequences, base, mine, ground, by: \.info.name) { (ObjectIdentity(.sequence, $0), nil) }
        schema.tables = list(
            base.tables, mine.tables, ground.tables, by: \.info.name, { (ObjectIdentity(.table, $0), nil) },
            combining: { $0.combine($1, $2, $3) })
        merge(\.views, base, mine, ground, by: \.info.name) { (ObjectIdentity(.view, $0), nil) }
        merge(\.opaqueObjects, base, mine, ground, by: \.name) { (ObjectIdentity(.opaque, $0), nil) }
        schema.removals = mine.removals
        schema.declarationOrder = order(base, mine, ground)
        schema = schema.takingHints(from: theirs)
    }

    private typealias Subject = (object: ObjectIdentity, part: Change.Part?)

    private mutating func merge<Value: Equatable>(
        _ path: WritableKeyPath<Schema, [Value]>, _ base: Schema, _ mine: Schema, _ theirs: Schema,
        by name: (Value) -> String, _ subject: (String) -> Subject
    ) {
        schema[keyPath: path] = list(
            base[keyPath: path], mine[keyPath: path], theirs[keyPath: path], by: name, subject, combining: nil)
    }

    /// Named things: each on its own, in their order, those that mine adds behind the one before it there.
    private mutating func list<Value: Equatable>(
        _ base: [Value], _ mine: [Value], _ theirs: [Value], by name: (Value) -> String,
        _ subject: (String) -> Subject, combining: ((inout SchemaMerge, Value, Value, Value) -> Value)?
    ) -> [Value] {
        func named(_ values: [Value]) -> [String: Value] {
            Dictionary(values.map { (name($0), $0) }, uniquingKeysWith: { first, _ in first })
        }
        let (former, own, other) = (named(base), named(mine), named(theirs))
        var result: [Value] = []
        for value in theirs {
            let key = name(value)
            switch (former[key], own[key]) {
            case (nil, nil): result.append(value)
            case (nil, .some):
                note(subject(key), .adds, .adds)
                result.append(value)
            case (.some(let old), nil):
                if value != old { note(subject(key), .removes, .changes) }
            case (.some(let old), .some(let new)):
                if new == old {
                    result.append(value)
                } else if value == old {
                    result.append(new)
                } else if let combining {
                    result.append(combining(&self, old, new, value))
                } else {
                    note(subject(key), .changes, .changes)
                    result.append(value)
                }
            }
        }
        var previous: String?
        for value in mine {
            let key = name(value)
            if other[key] == nil {
                if let old = former[key] {
                    if value != old { note(subject(key), .changes, .removes) }
                } else {
                    let place = previous.flatMap { key in result.firstIndex { name($0) == key } }.map { $0 + 1 } ?? 0
                    // What the other branch added at the same place stays first.
                    let end = result[place...].firstIndex { own[name($0)] != nil } ?? result.endIndex
                    result.insert(value, at: end)
                }
            }
            previous = key
        }
        return result
    }

    private mutating func note(_ subject: Subject, _ mine: Conflict.Deed, _ theirs: Conflict.Deed) {
        conflicts.append(Conflict(object: subject.object, part: subject.part, mine: mine, theirs: theirs))
    }

    /// One value of an object that has others besides.
    private mutating func value<Value: Equatable>(
        _ base: Value, _ mine: Value, _ theirs: Value, _ subject: Subject
    ) -> Value {
        if mine == base { return theirs }
        if theirs != base { note(subject, .changes, .changes) }
        return mine
    }

    private mutating func combine(_ base: Enumeration, _ mine: Enumeration, _ theirs: Enumeration) -> Enumeration {
        let object = ObjectIdentity(.enumeration, theirs.info.name)
        var result = theirs
        result.info = value(base.info, mine.info, theirs.info, (object, nil))
        result.storage = value(base.storage, mine.storage, theirs.storage, (object, nil))
        result.cases = list(
            base.cases, mine.cases, theirs.cases, by: \.name, { (object, .enumCase($0)) }, combining: nil)
        return result
    }

    private mutating func combine(_ base: Table, _ mine: Table, _ theirs: Table) -> Table {
        let object = ObjectIdentity(.table, theirs.info.name)
        var result = theirs
        result.info = value(base.info, mine.info, theirs.info, (object, nil))
        result.virtualModule = value(base.virtualModule, mine.virtualModule, theirs.virtualModule, (object, nil))
        result.options = value(base.options, mine.options, theirs.options, (object, nil))
        result.primaryKey = value(base.primaryKey, mine.primaryKey, theirs.primaryKey, (object, .primaryKey))
        func parts<Value: Equatable>(
            _ path: WritableKeyPath<Table, [Value]>, _ merge: inout SchemaMerge, by name: (Value) -> String,
            _ part: @escaping (String) -> Change.Part
        ) {
            result[keyPath: path] = merge.list(
                base[keyPath: path], mine[keyPath: path], theirs[keyPath: path], by: name, { (object, part($0)) },
                combining: nil)
        }
        parts(\.columns, &self, by: \.name) { .column($0) }
        parts(\.uniques, &self, by: \.sortKey) { .unique($0) }
        parts(\.checks, &self, by: \.sortKey) { .check($0) }
        parts(\.foreignKeys, &self, by: \.sortKey) { .foreignKey($0) }
        parts(\.exclusions, &self, by: \.info.sqlName) { .exclusion($0) }
        parts(\.indexes, &self, by: \.sqlName) { .index($0) }
        return result
    }

    /// The order of the declarations: theirs, with those that mine adds, as far as they are there.
    private func order(_ base: Schema, _ mine: Schema, _ theirs: Schema) -> [ObjectIdentity] {
        var merge = SchemaMerge(schema)
        let listed = merge.list(
            base.declarationOrder, mine.declarationOrder, theirs.declarationOrder,
            by: { "\($0.kind.rawValue) \($0.name)" }, { _ in (ObjectIdentity(.opaque, ""), nil) }, combining: nil)
        return listed
    }

    private init(_ schema: Schema) { self.schema = schema }
}
