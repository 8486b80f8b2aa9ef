/// `sql function "touch()" on Lead uses A """create""" drop """drop"""`
public struct OpaqueObject: Sendable, Equatable {
    /// The words of the kind joined by one space.
    public var kind: String
    /// The identity, argument types included.
    public var identity: String
    /// The text of its `///` lines; nil: none.
    public var documentation: String?
    /// The Swift name of the table that it belongs to.
    public var table: String?
    /// What it needs; nil: everything declared before it.
    public var uses: [ObjectIdentity]?
    /// The text that creates it.
    public var create: SQLText
    /// nil: derived from kind and identity (`DROP FUNCTION touch()`).
    public var drop: SQLText?
    /// Where it is to exist.
    public var databases: DatabaseSet
    /// Findings that are suppressed here.
    public var allowances: [Allowance]
    /// Where it was declared.
    public var anchor: SourceAnchor

    /// Makes one from its parts.
    public init(
        kind: String, identity: String, documentation: String? = nil, table: String?, uses: [ObjectIdentity]?,
        create: SQLText, drop: SQLText?, databases: DatabaseSet, allowances: [Allowance] = [],
        anchor: SourceAnchor = SourceAnchor()
    ) {
        self.kind = kind
        self.identity = identity
        self.documentation = documentation
        self.table = table
        self.uses = uses
        self.create = create
        self.drop = drop
        self.databases = databases
        self.allowances = allowances
        self.anchor = anchor
    }

    /// The name under which `ObjectIdentity` knows it: `function touch()`; `trigger touch on Lead` where it belongs to a
    /// table, since triggers, policies and rules of two tables may share a name.
    public var name: String { Self.name(kind: kind, identity: identity, table: table) }

    /// The name that an opaque object of that kind, identity and table would have.
    public static func name(kind: String, identity: String, table: String?) -> String {
        guard let table else { return "\(kind) \(identity)" }
        return "\(kind) \(identity) on \(table)"
    }
}
