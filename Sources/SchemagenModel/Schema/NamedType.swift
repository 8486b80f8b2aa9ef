/// How a `type` is stored where the database has domains.
public enum TypeStorage: String, Sendable, Equatable, CaseIterable {
    /// The base type; each column carries the checks.
    case base
    /// A domain on PostgreSQL, base and checks elsewhere.
    case domain
}

/// `type EmailAddress = String(320) check contains(value, "@")`
public struct NamedType: Sendable, Equatable {
    /// A check of the type.
    public struct Check: Sendable, Equatable {
        /// The name, where the check has one.
        public var name: String?
        /// The name of the domain's constraint: `email_address_check`.
        public var sqlName: String
        /// The condition.
        public var condition: Expression
        /// Where it is to exist.
        public var databases: DatabaseSet
        /// Where it was declared.
        public var anchor: SourceAnchor

        /// Makes one from its parts.
        public init(
            name: String?, sqlName: String, condition: Expression, databases: DatabaseSet = .all,
            anchor: SourceAnchor = SourceAnchor()
        ) {
            self.name = name
            self.sqlName = sqlName
            self.condition = condition
            self.databases = databases
            self.anchor = anchor
        }
    }

    /// What it has in common with others of its sort.
    public var info: ObjectInfo
    /// Never `named`: a type of a type resolves to the innermost base, its checks collected from all of them.
    public var base: DataType
    /// How it is stored.
    public var storage: TypeStorage
    /// The checks, in the order written.
    public var checks: [Check]

    /// Makes one from its parts.
    public init(info: ObjectInfo, base: DataType, storage: TypeStorage, checks: [Check]) {
        self.info = info
        self.base = base
        self.storage = storage
        self.checks = checks
    }
}
