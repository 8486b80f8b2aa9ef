/// Something that a database holds, as its engine says it: what it is, and every fact about it.
///
/// A table is one object and each of its columns, constraints and indexes another, so that a difference can be named by
/// the smallest thing that differs.
public struct CatalogueObject: Sendable, Hashable {
    /// What it is and what it is called.
    public let identity: CatalogueIdentity
    /// What is said about it. What an engine does not know, or what is as it always is, is left out.
    public var facts: [CatalogueFact: CatalogueValue]

    /// Makes one from its parts.
    public init(_ identity: CatalogueIdentity, _ facts: [CatalogueFact: CatalogueValue] = [:]) {
        self.identity = identity
        self.facts = facts
    }

    /// A fact as text; nil where it is not said or is none.
    public func text(_ fact: CatalogueFact) -> String? {
        if case .text(let text) = facts[fact] { text } else { nil }
    }

    /// A fact as a list; empty where it is not said or is none.
    public func list(_ fact: CatalogueFact) -> [String] {
        if case .list(let list) = facts[fact] { list } else { [] }
    }

    /// Whether a fact is said to be true.
    public func flag(_ fact: CatalogueFact) -> Bool { facts[fact] == .flag(true) }

    /// A fact as a number; nil where it is not said or is none.
    public func number(_ fact: CatalogueFact) -> Int64? {
        if case .number(let number) = facts[fact] { number } else { nil }
    }
}

/// What an object is and what it is called.
public struct CatalogueIdentity: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// What it is.
    public let kind: CatalogueKind
    /// Its name with what it is in, outermost first, each as the database has it: schema, table and column on PostgreSQL,
    /// table and column on SQLite. A function's last part has the types of its arguments: `total(integer, text)`.
    public let path: [String]

    /// Makes one from its parts.
    public init(_ kind: CatalogueKind, _ path: [String]) {
        self.kind = kind
        self.path = path
    }

    /// `table public.leads`, for messages.
    public var description: String { "\(kind.title) \(path.joined(separator: "."))" }
}

/// What an object can be, in the order in which a database would make them.
public enum CatalogueKind: String, Sendable, Hashable, CaseIterable, Comparable {
    case namespace, `extension`, collation, enumeration, domain, compositeType, rangeType, baseType, sequence
    case table, foreignTable, virtualTable, column
    case primaryKey, uniqueConstraint, checkConstraint, foreignKey, exclusionConstraint, notNullConstraint
    case index, view, materializedView
    case function, procedure, aggregate, `operator`, operatorClass, operatorFamily, cast, conversion
    case textSearchConfiguration, textSearchDictionary, textSearchParser, textSearchTemplate
    case trigger, eventTrigger, rule, policy, statistics
    case foreignDataWrapper, foreignServer, publication, language, transform, accessMethod, defaultPrivileges

    /// As messages say it: `foreign key`.
    public var title: String {
        switch self {
        case .namespace: "schema"
        case .enumeration: "enum"
        default:
            rawValue.reduce(into: "") { title, character in
                title += character.isUppercase ? " \(character.lowercased())" : String(character)
            }
        }
    }

    /// By the order of the cases.
    public static func < (left: CatalogueKind, right: CatalogueKind) -> Bool { left.order < right.order }

    private static let orders = Dictionary(uniqueKeysWithValues: zip(allCases, allCases.indices))
    private var order: Int { Self.orders[self] ?? 0 }
}

/// What can be said about an object.
public struct CatalogueFact: Sendable, Hashable, Comparable {
    /// As messages say it: `default`, `on delete`.
    public let name: String
    /// Whether two databases that differ in it are different. The order of columns is no difference, for instance: a
    /// column that was added later stands last.
    public let isCompared: Bool

    /// Makes one.
    public init(_ name: String, isCompared: Bool = true) {
        self.name = name
        self.isCompared = isCompared
    }

    /// By name.
    public static func < (left: CatalogueFact, right: CatalogueFact) -> Bool { left.name < right.name }
}

/// What a fact says.
public enum CatalogueValue: Sendable, Hashable {
    case text(String)
    case flag(Bool)
    case number(Int64)
    /// In an order that means something, or sorted.
    case list([String])
}

extension CatalogueValue: CustomStringConvertible {
    /// As messages print it.
    public var description: String {
        switch self {
        case .text(let text): text
        case .flag(let flag): flag ? "yes" : "no"
        case .number(let number): String(number)
        case .list(let list): "(\(list.joined(separator: ", ")))"
        }
    }
}

extension CatalogueFact {
    /// A type as the engine prints it: `character varying(200)`.
    public static let type = CatalogueFact("type")
    /// A column that takes no NULL.
    public static let isNotNull = CatalogueFact("not null")
    /// The expression of a default.
    public static let defaultValue = CatalogueFact("default")
    /// The expression of a generated column.
    public static let generated = CatalogueFact("generated")
    /// `stored` or `virtual`.
    public static let generatedKind = CatalogueFact("generated kind")
    /// `always` or `by default`.
    public static let identity = CatalogueFact("identity")
    /// Where it is not its type's.
    public static let collation = CatalogueFact("collation")
    /// The place of a column among the others, counted from 1 without gaps.
    public static let position = CatalogueFact("position", isCompared: false)
    /// Names of columns, or the expressions of an index, in their order.
    public static let columns = CatalogueFact("columns")
    /// Columns that are covered but no keys.
    public static let include = CatalogueFact("include")
    /// What is referred to, by its path.
    public static let referencedTable = CatalogueFact("referenced table")
    /// The columns that are referred to, in the order of those that refer.
    public static let referencedColumns = CatalogueFact("referenced columns")
    /// `no action`, `restrict`, `cascade`, `set null`, `set default`.
    public static let onDelete = CatalogueFact("on delete")
    /// As for DELETE.
    public static let onUpdate = CatalogueFact("on update")
    /// `immediate` or `deferred`; left out where it cannot be deferred.
    public static let deferrable = CatalogueFact("deferrable")
    /// A constraint that existing rows need not satisfy.
    public static let isNotValid = CatalogueFact("not valid")
    /// The whole as the engine prints it.
    public static let definition = CatalogueFact("definition")
    /// A condition: of a check, or of a partial index.
    public static let condition = CatalogueFact("condition")
    /// An index that takes each key once.
    public static let isUnique = CatalogueFact("unique")
    /// An index's method: `btree`.
    public static let method = CatalogueFact("method")
    /// The labels of an enum in their order.
    public static let labels = CatalogueFact("labels")
    /// What COMMENT says.
    public static let comment = CatalogueFact("comment")
    /// Privileges, `grantee=privileges` each; the owner is called `owner`.
    public static let grants = CatalogueFact("grants")
    /// Storage parameters, `name=value` each.
    public static let options = CatalogueFact("options")
    /// The query of a view.
    public static let query = CatalogueFact("query")
}
