import SchemagenModel

/// One difference between two schemas on one kind of database: an object or a named part of one that came, went, got
/// another SQL name or says something else.
///
/// What only Swift sees is no change: Swift names, documentation that no database holds, computed properties.
public struct Change: Sendable, Hashable {
    /// What happened.
    public enum Kind: Sendable, Hashable {
        case added
        case removed
        /// It is the same thing under another SQL name; `from` is the former one.
        case renamed(from: String)
        /// It says something else.
        case changed(Aspect)
    }

    /// What of a thing is different.
    public enum Aspect: String, Sendable, Hashable {
        case type, nullability, collation, definition, options, partitions, bounds, query, checks, storage, comment,
            text
        case defaultValue = "default"
        case identity = "identity"
        case generatedValue = "generated value"
        case conflictClause = "conflict clause"
        case touchTrigger = "touch trigger"
        /// The order of an enum's cases.
        case order = "order of cases"
    }

    /// A named part of an object.
    public enum Part: Sendable, Hashable {
        /// By Swift name.
        case column(String)
        case primaryKey
        /// By SQL name, as all that have no Swift name.
        case unique(String)
        case foreignKey(String)
        case exclusion(String)
        case index(String)
        /// By Swift name.
        case check(String)
        case enumCase(String)
        /// By Swift name, behind those of the partitions around it with a point between.
        case partition(String)
    }

    /// What happened.
    public var kind: Kind
    /// The whole object, by its name in the new schema; of one that was removed, in the old schema.
    public var object: ObjectIdentity
    /// The part of the object; nil where the object itself is meant.
    public var part: Part?
    /// The object's name in the old schema, where that is another one: what `was` says.
    public var formerName: String?
    /// Where to point: the thing in the new schema, for what was removed its `removed` hint or the object around it.
    public var anchor: SourceAnchor
    /// Whether a `removed` hint says that the loss is intended.
    public var isDeclaredRemoval: Bool

    /// Makes a change.
    public init(
        _ kind: Kind, _ object: ObjectIdentity, part: Part? = nil, formerName: String? = nil,
        anchor: SourceAnchor = SourceAnchor(), isDeclaredRemoval: Bool = false
    ) {
        self.kind = kind
        self.object = object
        self.part = part
        self.formerName = formerName
        self.anchor = anchor
        self.isDeclaredRemoval = isDeclaredRemoval
    }

    /// What happened in words, without a full stop: "`Order.note` was added", "the type of `Order.total` changed".
    public var description: String {
        switch kind {
        case .added: "\(subject) was added"
        case .removed: "\(subject) was removed"
        case .renamed(let former): "\(subject) has another SQL name than `\(former)`"
        case .changed(let aspect): "the \(aspect.rawValue) of \(subject) changed"
        }
    }

    /// The thing in words: "table `Order`", "`Order.note`", "index `orders_note_idx` of `Order`".
    public var subject: String {
        let owner = "`\(object.name)`"
        return switch part {
        case nil: "\(object.kind == .opaque ? "" : object.kind.rawValue + " ")\(owner)"
        case .column(let name): "`\(object.name).\(name)`"
        case .primaryKey: "the primary key of \(owner)"
        case .unique(let name): "unique constraint `\(name)` of \(owner)"
        case .foreignKey(let name): "foreign key `\(name)` of \(owner)"
        case .exclusion(let name): "exclusion constraint `\(name)` of \(owner)"
        case .index(let name): "index `\(name)` of \(owner)"
        case .check(let name): "check `\(name)` of \(owner)"
        case .enumCase(let name): "case `\(object.name).\(name)`"
        case .partition(let name): "partition `\(object.name).\(name)`"
        }
    }

    /// The words behind `removed` that declare the loss: `column Order.note`. Those of an opaque object follow from its
    /// kind and identity instead.
    public var removal: String {
        switch part {
        case nil: "\(object.kind.rawValue) \(object.name)"
        case .column(let name): "column \(object.name).\(name)"
        case .primaryKey: "primaryKey \(object.name)"
        case .unique(let name): "unique \(object.name).\(name)"
        case .foreignKey(let name): "foreignKey \(object.name).\(name)"
        case .exclusion(let name): "exclude \(object.name).\(name)"
        case .index(let name): "index \(object.name).\(name)"
        case .check(let name): "check \(object.name).\(name)"
        case .enumCase(let name): "case \(object.name).\(name)"
        case .partition(let name): "partition \(object.name).\(name)"
        }
    }

    /// The name of the thing within its object, or of the object.
    package var name: String {
        switch part {
        case nil: object.name
        case .primaryKey: object.name
        case .column(let name), .unique(let name), .foreignKey(let name), .exclusion(let name), .index(let name),
            .check(let name), .enumCase(let name), .partition(let name):
            name
        }
    }
}
